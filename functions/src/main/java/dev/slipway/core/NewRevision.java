package dev.slipway.core;

/** The revision to roll out, by its ARN. */
public record NewRevision(String taskDefinition) implements Fact {}
