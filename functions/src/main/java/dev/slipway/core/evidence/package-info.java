/**
 * What can be seen of a service at one moment: immutable values that hold AWS's words and numbers.
 * No judgement lives here, and nothing that fetches.
 */
@NullMarked
package dev.slipway.core.evidence;

import org.jspecify.annotations.NullMarked;
