package dev.slipway.core;

/** The way back that is followed. */
public record Rollback(Rollout rollout) implements Fact {}
