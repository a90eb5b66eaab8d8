package dev.slipway.rehearsal.ecs;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;

/**
 * How many tasks a service may and must have during a deployment. Source: API
 * DeploymentConfiguration and deployment-type-ecs, read 2026-11.
 *
 * @param minimumPercent of the desired count, healthy at all times
 * @param maximumPercent of the desired count, running or pending at most
 */
record Capacity(int desired, int minimumPercent, int maximumPercent) {

  static Capacity of(int desired, DeploymentConfiguration configuration) {
    return new Capacity(
        desired,
        Optional.ofNullable(configuration.minimumHealthyPercent()).orElse(100),
        Optional.ofNullable(configuration.maximumPercent()).orElse(200));
  }

  /** The same percentages of another count. */
  Capacity of(int count) {
    return new Capacity(count, minimumPercent, maximumPercent);
  }

  int lower() {
    return Math.ceilDiv(desired * minimumPercent, 100);
  }

  int upper() {
    return desired * maximumPercent / 100;
  }

  /** Source: deployment-circuit-breaker, read 2026-11. */
  int breakerThreshold() {
    return Math.clamp(Math.ceilDiv(desired, 2), 3, 200);
  }
}
