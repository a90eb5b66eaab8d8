package dev.slipway.step;

import dev.slipway.core.Facts;
import java.time.Instant;

/**
 * One entry into a state of the workflow.
 *
 * @param now when the state was entered; the same again when the state is retried
 */
public record Turn(Facts facts, Instant now) {}
