package dev.slipway.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.TrafficShiftConfig;

/** How ECS replaces the tasks of both services. */
enum Strategy {
  /** Some tasks at a time, in one target group. */
  ROLLING,
  /** All tasks beside the old ones, then all traffic at once. */
  BLUE_GREEN,
  /** All tasks beside the old ones, then equal shares of the traffic. */
  LINEAR,
  /** All tasks beside the old ones, then a small share of the traffic, then the rest. */
  CANARY;

  /** How long ECS itself keeps the old tasks once all traffic has moved. */
  static final Duration NATIVE_BAKE_TIME = Duration.minutes(1);

  private static final TrafficShiftConfig QUARTERS = step(25, 1);
  private static final TrafficShiftConfig A_TENTH_FIRST = step(10, 2);

  /** Whether ECS moves traffic between two target groups. */
  boolean shiftsTraffic() {
    return this != ROLLING;
  }

  void configure(FargateService.Builder service) {
    if (shiftsTraffic()) {
      service.deploymentStrategy(DeploymentStrategy.valueOf(name())).bakeTime(NATIVE_BAKE_TIME);
    }
    switch (this) {
      case LINEAR -> service.linearConfiguration(QUARTERS);
      case CANARY -> service.canaryConfiguration(A_TENTH_FIRST);
      case ROLLING, BLUE_GREEN -> {}
    }
  }

  private static TrafficShiftConfig step(int percent, int bakeMinutes) {
    return TrafficShiftConfig.builder()
        .stepPercent(percent)
        .stepBakeTime(Duration.minutes(bakeMinutes))
        .build();
  }
}
