package dev.slipway.core;

import java.time.Instant;

/** When the bake began. */
public record Bake(Instant from) implements Fact {}
