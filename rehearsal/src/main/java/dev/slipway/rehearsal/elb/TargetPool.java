package dev.slipway.rehearsal.elb;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** A target group at work: its targets, their health, and who gets the next request. */
final class TargetPool {

  /** Seen on AWS: a target is checked for the first time about a second after registration. */
  private static final Duration FIRST_CHECK = Duration.ofSeconds(1);

  private final ElbSurroundings cloud;
  private final Probe probe;
  private final String fullName;
  private final Attributes attributes = Attributes.ofTargetGroup();
  private final Map<TargetKey, Target> targets = new LinkedHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private TargetGroup description;
  private volatile Optional<Front> front = Optional.empty();
  private volatile List<Target> rotation = List.of();

  /** The load balancer in front of the group. */
  record Front(String arn, List<String> securityGroups) {
    Front {
      securityGroups = List.copyOf(securityGroups);
    }
  }

  TargetPool(ElbSurroundings cloud, Probe probe, TargetGroup description) {
    this.cloud = cloud;
    this.probe = probe;
    this.description = description;
    String arn = description.targetGroupArn();
    this.fullName = arn.substring(arn.indexOf("targetgroup/"));
  }

  /** The tail of the ARN, {@code targetgroup/NAME/ID}, as metrics name it. */
  String fullName() {
    return fullName;
  }

  synchronized TargetGroup description() {
    return description.toBuilder()
        .loadBalancerArns(front.map(Front::arn).stream().toList())
        .build();
  }

  synchronized void describe(TargetGroup changed) {
    description = changed;
  }

  Attributes attributes() {
    return attributes;
  }

  Optional<Front> front() {
    return front;
  }

  /** Says which load balancer's rules lead here now; none makes the targets unused. */
  synchronized void serve(Optional<Front> now) {
    boolean changed = !front.equals(now);
    front = now;
    if (changed) {
      targets.values().stream()
          .filter(target -> !target.health().is(TargetHealthStateEnum.DRAINING))
          .forEach(this::begin);
      rotate();
    }
  }

  /** Registering again a target that drains takes it back in. */
  synchronized void register(TargetKey key) {
    Target known = targets.get(key);
    if (known == null || known.health().is(TargetHealthStateEnum.DRAINING)) {
      Target target = new Target(key, Health.registering());
      Optional.ofNullable(targets.put(key, target)).ifPresent(TargetPool::forget);
      tell("target-registered", key + " is registered");
      begin(target);
      rotate();
    }
  }

  /** The target gets no new request from here on; requests under way go on to their end. */
  synchronized void deregister(TargetKey key) {
    Target target = targets.get(key);
    if (target != null && !target.health().is(TargetHealthStateEnum.DRAINING)) {
      target.become(Health.draining());
      rotate();
      target.wakeBy(cloud.clock().after(delay(), () -> remove(target)));
      tell("target-draining", key + " has begun draining");
    }
  }

  /** The targets in the order of their registration. */
  synchronized List<Target> targets() {
    return List.copyOf(targets.values());
  }

  synchronized Health healthOf(TargetKey key) {
    return Optional.ofNullable(targets.get(key)).map(Target::health).orElse(Health.unregistered());
  }

  /** The target of the next request, in turn; empty when the group has none to give. */
  Optional<Target> next() {
    List<Target> candidates = rotation;
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
  }

  /** Whether security groups let the load balancer connect to the target. */
  boolean reaches(Target target) {
    return front
        .map(Front::securityGroups)
        .map(
            groups ->
                cloud
                    .network()
                    .reaches(
                        groups,
                        cloud.network().securityGroups(target.address().getAddress()),
                        target.address().getPort()))
        .orElse(false);
  }

  /** How metrics name the group behind a load balancer. */
  Map<String, String> dimensions(String loadBalancer) {
    return Map.of("LoadBalancer", loadBalancer, "TargetGroup", fullName);
  }

  synchronized void close() {
    targets.values().forEach(TargetPool::forget);
    targets.clear();
    rotate();
  }

  private void begin(Target target) {
    if (front.isEmpty()) {
      target.wakeBy(() -> {});
      target.become(Health.unused());
      return;
    }
    target.become(Health.registering());
    target.wakeBy(cloud.clock().after(FIRST_CHECK, () -> checkFromNowOn(target)));
  }

  private void checkFromNowOn(Target target) {
    Duration interval;
    synchronized (this) {
      if (targets.get(target.key()) != target
          || target.health().is(TargetHealthStateEnum.DRAINING)) {
        return;
      }
      interval = Duration.ofSeconds(description.healthCheckIntervalSeconds());
      target.wakeBy(cloud.clock().every(interval, () -> check(target)));
    }
    check(target);
  }

  private void check(Target target) {
    if (!target.startsCheck()) {
      return;
    }
    if (!reaches(target)) {
      found(target, CheckResult.timedOut());
      return;
    }
    HealthCheck check = HealthCheck.of(description());
    probe
        .check(check.addressOf(target.address()), check.question())
        .thenAccept(result -> found(target, result));
  }

  private synchronized void found(Target target, CheckResult result) {
    target.endsCheck();
    Health before = target.health();
    Health after = before.after(result, HealthCheck.of(description).thresholds());
    target.become(after);
    if (before.shown().state() != after.shown().state()) {
      rotate();
      tell("target-" + after.shown().stateAsString(), sentence(target.key(), after));
    }
  }

  private static String sentence(TargetKey key, Health health) {
    return key
        + " is "
        + health.shown().stateAsString()
        + Optional.ofNullable(health.shown().description()).map(why -> ": " + why).orElse("");
  }

  private synchronized void remove(Target target) {
    if (targets.remove(target.key(), target)) {
      forget(target);
      tell("target-removed", target.key() + " is no longer registered");
    }
  }

  private static void forget(Target target) {
    target.wakeBy(() -> {});
    target.connections().close();
  }

  /**
   * With no healthy target all unhealthy ones get requests: a load balancer fails open (ALB user
   * guide, target-group-health-checks, read 2026-11).
   */
  private void rotate() {
    List<Target> healthy = in(TargetHealthStateEnum.HEALTHY);
    rotation = healthy.isEmpty() ? in(TargetHealthStateEnum.UNHEALTHY) : healthy;
  }

  private List<Target> in(TargetHealthStateEnum state) {
    return targets.values().stream().filter(target -> target.health().is(state)).toList();
  }

  private Duration delay() {
    return Duration.ofSeconds(attributes.seconds(Attributes.DEREGISTRATION_DELAY));
  }

  private void tell(String kind, String text) {
    cloud.tell(kind, description.targetGroupName(), text);
  }
}
