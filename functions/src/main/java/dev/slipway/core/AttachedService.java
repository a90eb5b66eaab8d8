package dev.slipway.core;

import java.util.Optional;

/**
 * An ECS service that Slipway deploys to, as its record says.
 *
 * @param name the name people use
 * @param liveImageParameter SSM parameter that the infrastructure reads the proven image from
 */
public record AttachedService(
    String name,
    Place place,
    ImageSource source,
    Policy policy,
    Optional<String> liveImageParameter)
    implements Fact {}
