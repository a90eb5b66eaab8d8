package dev.slipway.core.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a service replaces its tasks, and where they stand.
 *
 * @param gracePeriod how long failing health checks of a new task count for nothing
 * @param attachments where its tasks register with load balancers
 * @param strategy how a new revision comes
 */
public record ServiceSettings(
    Percents percents,
    Network network,
    Duration gracePeriod,
    List<Attachment> attachments,
    Strategy strategy) {

  /** Those of a service whose tasks are replaced one after the other. */
  public ServiceSettings(
      Percents percents, Network network, Duration gracePeriod, List<Attachment> attachments) {
    this(percents, network, gracePeriod, attachments, Strategy.ROLLING);
  }

  /** A service without load balancer and network, with ECS's defaults. */
  public static ServiceSettings plain() {
    return new ServiceSettings(Percents.DEFAULT, Network.NONE, Duration.ZERO, List.of());
  }

  /**
   * Between which numbers of tasks a replacement moves, in percent of the desired count.
   *
   * @param minimum 0 to 100, of healthy tasks, rounded up
   * @param maximum 100 or more, of running and pending tasks, rounded down
   */
  public record Percents(int minimum, int maximum) {
    /** ECS API, DeploymentConfiguration, read 2026-11. */
    public static final Percents DEFAULT = new Percents(100, 200);

    private static final int HUNDRED = 100;

    /** So many tasks stay healthy. */
    public int fewest(int desired) {
      return Math.ceilDiv(desired * minimum, HUNDRED);
    }

    /** There are never more tasks than so many. */
    public int most(int desired) {
      return Math.floorDiv(desired * maximum, HUNDRED);
    }
  }

  /** The subnets and security groups of the tasks' network interfaces, by id. */
  public record Network(List<String> subnets, List<String> securityGroups, boolean publicAddress) {
    public static final Network NONE = new Network(List.of(), List.of(), false);
  }

  /**
   * The container port that is registered with a target group.
   *
   * @param alternate what takes turns with it when traffic is shifted
   */
  public record Attachment(
      String targetGroup, String container, int port, Optional<Alternate> alternate) {

    /** One whose target group serves alone. */
    public Attachment(String targetGroup, String container, int port) {
      this(targetGroup, container, port, Optional.empty());
    }

    /** ARNs of all target groups that its tasks may be in. */
    public List<String> targetGroups() {
      return Stream.concat(
              Stream.of(targetGroup), alternate.flatMap(Alternate::targetGroup).stream())
          .toList();
    }
  }

  /**
   * What ECS needs to shift an attachment's traffic (ECS API, AdvancedConfiguration, read 2026-11).
   *
   * @param targetGroup ARN of the second target group
   * @param rule ARN of the listener rule whose weights ECS sets
   * @param role ARN of the role with which it does so
   */
  public record Alternate(
      Optional<String> targetGroup, Optional<String> rule, Optional<String> role) {}
}
