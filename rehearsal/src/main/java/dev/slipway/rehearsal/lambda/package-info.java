/**
 * Lambda: the real jar in JVMs of its own under AWS's runtime interface client, which talks to a
 * Runtime API served here. Nothing here knows what a function does.
 */
@NullMarked
package dev.slipway.rehearsal.lambda;

import org.jspecify.annotations.NullMarked;
