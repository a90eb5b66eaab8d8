/**
 * The rollback ladder: which way back is tried next. Pure; what a rung does to the service lives in
 * the step that climbs it.
 */
@NullMarked
package dev.slipway.core.ladder;

import org.jspecify.annotations.NullMarked;
