package dev.slipway.core;

import java.time.Instant;

/**
 * One rung of a rollback that was tried.
 *
 * @param target ARN of the revision it went for
 * @param result what came of it, in words
 */
public record Climb(Rung rung, String target, Instant from, Instant to, String result) {}
