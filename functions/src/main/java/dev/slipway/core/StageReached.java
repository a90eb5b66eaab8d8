package dev.slipway.core;

import dev.slipway.core.evidence.LifecycleStage;

/** Where a rollout that goes in stages was when it was looked at. */
public record StageReached(LifecycleStage stage) implements Fact {}
