/**
 * The version before this one: its workflow, and what its functions were handed and kept in the
 * ledger, as recorded then in {@code src/test/resources/previous}. This version must go on with it.
 */
@NullMarked
package dev.slipway.scenario.upgrade;

import org.jspecify.annotations.NullMarked;
