/** Hand-written fakes that keep the ports' whole promise, for the tests of steps. */
package dev.slipway.fake;
