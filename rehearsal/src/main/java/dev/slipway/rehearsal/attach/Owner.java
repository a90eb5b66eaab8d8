package dev.slipway.rehearsal.attach;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** The services of the estate as the one who made them sees them in ECS. */
record Owner(EcsClient ecs) {

  /** Wall time after which services that do not come up are taken for stuck. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Waits until all services run what they were made with, healthy.
   *
   * @throws IllegalStateException when they do not come to it; the message has what ECS says
   */
  void awaitSteadyServices() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!services().stream().allMatch(Owner::isSteady)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the services are not steady after %d minutes of wall time: %s"
                .formatted(PATIENCE.toMinutes(), lastEvents()));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** ARNs of the revisions that the services are set to, by service. */
  Map<String, String> revisions() {
    return services().stream()
        .collect(Collectors.toMap(Service::serviceName, Service::taskDefinition));
  }

  /** The services' settings as they are now, by service. */
  Map<String, Snapshot> snapshots() {
    Map<String, Snapshot> snapshots = new TreeMap<>();
    Estate.SERVICES.forEach(
        service -> snapshots.put(service, Snapshot.of(ecs, Estate.CLUSTER, service)));
    return snapshots;
  }

  private List<Service> services() {
    return ecs.describeServices(of -> of.cluster(Estate.CLUSTER).services(Estate.SERVICES))
        .services();
  }

  private static boolean isSteady(Service service) {
    return service.runningCount().equals(service.desiredCount())
        && service.deployments().stream()
            .map(Deployment::rolloutState)
            .allMatch(DeploymentRolloutState.COMPLETED::equals);
  }

  private String lastEvents() {
    return services().stream()
        .flatMap(service -> service.events().stream().limit(1))
        .map(ServiceEvent::message)
        .collect(Collectors.joining("; "));
  }
}
