package dev.slipway.core.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A target group as it is set up.
 *
 * @param deregistrationDelay how long a target that leaves may finish its requests
 * @param balancers those that send to it; none when no listener does
 */
public record TargetGroup(
    String arn, HealthCheck check, Duration deregistrationDelay, List<Balancer> balancers) {

  /** The name, from the ARN. */
  public String name() {
    return arn.substring(arn.indexOf("targetgroup/") + 1).split("/", -1)[1];
  }

  /**
   * How targets are asked for their health.
   *
   * @param port a number, or {@code traffic-port}
   * @param path what is requested; empty for a check that only connects
   * @param codes the answers that pass, such as {@code 200-299}; empty likewise
   */
  public record HealthCheck(String protocol, String port, String path, String codes, Pace pace) {}

  /** How often, how long, and how many times until a target changes its state. */
  public record Pace(Duration interval, Duration timeout, int healthy, int unhealthy) {}

  /**
   * A load balancer.
   *
   * @param idleTimeout after which it closes a connection on which nothing moves; one of layer 4
   *     has none to set
   */
  public record Balancer(String arn, List<String> securityGroups, Optional<Duration> idleTimeout) {}
}
