package dev.slipway.core.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a service deployment that shifts traffic has come.
 *
 * @param serviceDeployment its ARN
 * @param since when it was first seen there
 * @param rest how long it may stay there by design, in whole seconds
 */
public record Progress(
    String serviceDeployment, LifecycleStage stage, Instant since, Duration rest) {

  /** Whether the other is at the same place, since whenever. */
  boolean isWhere(Progress other) {
    return serviceDeployment.equals(other.serviceDeployment) && stage.equals(other.stage);
  }

  /** When it should be further, if going on takes so long at most. */
  public Instant limit(Duration longest) {
    return since.plus(rest).plus(longest);
  }
}
