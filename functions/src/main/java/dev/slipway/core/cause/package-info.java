/**
 * The cause engine: what was found out about a failed revision, and the rules that say from it,
 * more precisely than the verdict did, why it failed. Pure functions; nothing here fetches.
 */
@NullMarked
package dev.slipway.core.cause;

import org.jspecify.annotations.NullMarked;
