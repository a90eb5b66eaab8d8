package dev.slipway.core;

/**
 * Where a deployment goes.
 *
 * @param cluster ARN of the ECS cluster
 * @param service ARN of the ECS service
 * @param container name of the container whose image changes
 */
public record Place(String cluster, String service, String container) {}
