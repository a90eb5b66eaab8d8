package dev.slipway.core;

/**
 * A claim as its owner knows it; every write under the claim carries it.
 *
 * @param owner ARN of the execution that holds the claim
 * @param fence grows with every new claim, so that a late writer is recognised
 */
public record Holding(String service, String deployment, String owner, long fence) {}
