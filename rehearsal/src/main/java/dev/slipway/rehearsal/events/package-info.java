/**
 * EventBridge's default event bus: rules matched by AWS's own Event Ruler, and delivery to targets
 * with retries and dead letters. What a target does with an event lives in its own service.
 */
@NullMarked
package dev.slipway.rehearsal.events;

import org.jspecify.annotations.NullMarked;
