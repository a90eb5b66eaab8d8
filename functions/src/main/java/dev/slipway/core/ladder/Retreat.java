package dev.slipway.core.ladder;

import dev.slipway.core.Rung;
import dev.slipway.core.evidence.ServiceDeployment;
import java.util.Optional;

/**
 * What ECS does about the service deployment that is turned back, or would do if it were stopped.
 *
 * @param returnsTo ARN of the task definition revision that it returns to
 */
public record Retreat(ServiceDeployment deployment, Optional<String> returnsTo) {

  /** The way back through ECS that is open; none once ECS has let go of the deployment. */
  Optional<Rung> rung() {
    return switch (deployment.status()) {
      case PENDING, IN_PROGRESS -> Optional.of(Rung.STOP_DEPLOYMENT);
      case ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL ->
          Optional.of(begunBy(deployment));
      case SUCCESSFUL, STOP_REQUESTED, STOPPED, ROLLBACK_FAILED -> Optional.empty();
    };
  }

  /** The rung that a service deployment which came back was on. */
  public static Rung cameBackOn(ServiceDeployment deployment) {
    return deployment.status().isRollback() ? begunBy(deployment) : Rung.TO_PROVEN;
  }

  private static Rung begunBy(ServiceDeployment deployment) {
    return deployment.endedByEcs() ? Rung.ECS_OWN : Rung.STOP_DEPLOYMENT;
  }
}
