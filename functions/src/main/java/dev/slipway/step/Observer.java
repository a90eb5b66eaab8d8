package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.Surroundings;
import dev.slipway.port.Alarms;
import dev.slipway.port.Fleet;
import dev.slipway.port.LoadBalancers;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.List;

/** Takes one look at a service. */
public final class Observer {
  private final Fleet fleet;
  private final LoadBalancers loadBalancers;
  private final Alarms alarms;

  public Observer(Fleet fleet, LoadBalancers loadBalancers, Alarms alarms) {
    this.fleet = fleet;
    this.loadBalancers = loadBalancers;
    this.alarms = alarms;
  }

  /** What is to be seen of the watched service; the look counts for the given time. */
  Observation look(Watch watch, Instant now) {
    AttachedService service = watch.service();
    // Deployment first: a status read later than the tasks could call tasks healthy that it left
    // behind.
    ServiceDeployment deployment = deployment(watch.rollout().serviceDeployment());
    ServiceState state = fleet.service(service.place());
    return new Observation(
        now,
        state,
        deployment,
        fleet.tasks(service.place()),
        new Surroundings(
            loadBalancers.targets(groups(state, deployment)),
            alarms.red(service.policy().alarms())));
  }

  // Two target groups take turns in being live: which one is, ECS says with the revision.
  private List<String> groups(ServiceState state, ServiceDeployment deployment) {
    List<String> live =
        state.settings().strategy().shiftsTraffic()
            ? fleet.targetGroupsOf(deployment.goal())
            : List.of();
    return live.isEmpty() ? state.targetGroups() : live;
  }

  private ServiceDeployment deployment(String arn) {
    return fleet
        .deployment(arn)
        .orElseThrow(() -> new RetryableFault("ECS does not show service deployment " + arn));
  }
}
