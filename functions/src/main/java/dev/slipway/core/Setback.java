package dev.slipway.core;

import java.time.Instant;

/** The rung of a rollback that was followed did not lead back. */
public record Setback(Cause cause, Instant at) implements Fact {}
