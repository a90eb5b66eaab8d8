package dev.slipway.rehearsal.elb;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Reports once a minute how many targets of each group are healthy and how many are not. */
final class HostCounts {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final ElbSurroundings cloud;
  private final TargetGroups groups;

  HostCounts(ElbSurroundings cloud, TargetGroups groups) {
    this.cloud = cloud;
    this.groups = groups;
  }

  void start() {
    cloud.clock().every(PERIOD, () -> groups.all().forEach(this::report));
  }

  private void report(TargetPool pool) {
    pool.front()
        .map(front -> pool.dimensions(front.arn().substring(front.arn().indexOf("app/"))))
        .ifPresent(
            dimensions -> {
              report(pool, "HealthyHostCount", TargetHealthStateEnum.HEALTHY, dimensions);
              report(pool, "UnHealthyHostCount", TargetHealthStateEnum.UNHEALTHY, dimensions);
            });
  }

  private void report(
      TargetPool pool, String name, TargetHealthStateEnum state, Map<String, String> dimensions) {
    long count = pool.targets().stream().filter(it -> it.health().is(state)).count();
    cloud.metrics().record(RequestCount.NAMESPACE, name, dimensions, count);
  }
}
