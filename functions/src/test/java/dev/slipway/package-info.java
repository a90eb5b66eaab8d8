/** Tests that look at the whole module, and the samples all tests share. */
package dev.slipway;
