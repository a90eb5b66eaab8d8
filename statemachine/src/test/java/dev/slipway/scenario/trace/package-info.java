/** A scenario's story in words, and the golden files that it is compared with. */
@NullMarked
package dev.slipway.scenario.trace;

import org.jspecify.annotations.NullMarked;
