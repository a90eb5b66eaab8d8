package dev.slipway.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at a service.
 *
 * @param now the time the look counts for
 * @param deployment the service deployment that is followed
 * @param tasks running and recently stopped tasks, of every revision
 * @param progress how far the deployment has come, if it goes in stages
 */
public record Observation(
    Instant now,
    ServiceState service,
    ServiceDeployment deployment,
    List<ObservedTask> tasks,
    Surroundings surroundings,
    Optional<Progress> progress) {

  /** One that knows nothing of stages. */
  public Observation(
      Instant now,
      ServiceState service,
      ServiceDeployment deployment,
      List<ObservedTask> tasks,
      Surroundings surroundings) {
    this(now, service, deployment, tasks, surroundings, Optional.empty());
  }

  /** The same, with what is remembered of the way so far. */
  public Observation after(Optional<Progress> before) {
    Optional<Progress> here = deployment.stage().map(stage -> here(stage, before));
    return new Observation(now, service, deployment, tasks, surroundings, here);
  }

  private Progress here(LifecycleStage stage, Optional<Progress> before) {
    boolean forward = !deployment.status().isRollback();
    Duration rest = forward ? service.settings().strategy().rest(stage) : Duration.ZERO;
    Progress here = new Progress(deployment.arn(), stage, now, rest);
    return before.filter(here::isWhere).orElse(here);
  }

  /** Whether ECS itself takes the traffic from one revision to the other. */
  public boolean shiftsTraffic() {
    return service.settings().strategy().shiftsTraffic();
  }

  /** Whether ECS does not go on before a person says so. */
  public boolean waitsForAPerson() {
    return !deployment.status().isRollback()
        && deployment.stage().filter(service.settings().strategy()::asksAPerson).isPresent();
  }
}
