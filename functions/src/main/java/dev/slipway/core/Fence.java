package dev.slipway.core;

/** The number of the claim under which a deployment writes. */
public record Fence(long number) implements Fact {}
