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
    Optional<String> liveImageParameter,
    Mode mode)
    implements Fact {

  /** One that is deployed to. */
  public AttachedService(
      String name,
      Place place,
      ImageSource source,
      Policy policy,
      Optional<String> liveImageParameter) {
    this(name, place, source, policy, liveImageParameter, Mode.DEPLOY);
  }

  /** The same in another mode. */
  public AttachedService in(Mode other) {
    return new AttachedService(name, place, source, policy, liveImageParameter, other);
  }

  /** Whether it is only told what would be done. */
  public boolean isInShadow() {
    return mode == Mode.SHADOW;
  }
}
