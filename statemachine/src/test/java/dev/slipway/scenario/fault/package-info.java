/** Every call that the functions make: written down, counted, and made to go wrong on demand. */
@NullMarked
package dev.slipway.scenario.fault;

import org.jspecify.annotations.NullMarked;
