/**
 * What the steps need from the world, as nouns of the need, and the closed set of errors the
 * workflow names. Interfaces and exceptions only; how a need is met lives in the adapters.
 */
@NullMarked
package dev.slipway.port;

import org.jspecify.annotations.NullMarked;
