package dev.slipway.rehearsal.ecs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** A service's tasks as targets of its load balancers, through the load balancers' own API. */
final class Targets {

  private final ElasticLoadBalancingV2Client loadBalancers;
  private final InfrastructureRole role;
  private final Announcements announcements;

  Targets(Surroundings cloud, Announcements announcements) {
    this.loadBalancers = cloud.loadBalancers();
    this.role = new InfrastructureRole(cloud.permissions());
    this.announcements = announcements;
  }

  void register(LocalTask task) {
    for (LoadBalancer each : task.rollout().revision().loadBalancers()) {
      String group = "(target-group " + each.targetGroupArn() + ")";
      Optional<String> refusal =
          role.refusal(each, "RegisterTargets", each.targetGroupArn())
              .or(() -> register(task, each));
      announcements.service(
          task.service(),
          refusal
              .map(why -> "failed to register targets in %s with (error %s)".formatted(group, why))
              .orElse("registered 1 targets in " + group));
    }
    task.registered(true);
  }

  private Optional<String> register(LocalTask task, LoadBalancer to) {
    try {
      loadBalancers.registerTargets(
          request -> request.targetGroupArn(to.targetGroupArn()).targets(target(task, to)));
      return Optional.empty();
    } catch (ElasticLoadBalancingV2Exception refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  void deregister(LocalTask task) {
    for (LoadBalancer each : task.rollout().revision().loadBalancers()) {
      String group = "(target-group " + each.targetGroupArn() + ")";
      Optional<String> refusal = role.refusal(each, "DeregisterTargets", each.targetGroupArn());
      if (refusal.isEmpty()) {
        loadBalancers.deregisterTargets(
            request -> request.targetGroupArn(each.targetGroupArn()).targets(target(task, each)));
      }
      announcements.service(
          task.service(),
          refusal
              .map(
                  why -> "failed to deregister targets in %s with (error %s)".formatted(group, why))
              .orElse("deregistered 1 targets in " + group));
    }
    task.registered(false);
  }

  /** Whether no load balancer knows the task any more: its connections are drained. */
  boolean isGone(LocalTask task) {
    return new Healths()
        .of(task).values().stream()
            .allMatch(health -> health.state() == TargetHealthStateEnum.UNUSED);
  }

  /** The target healths of one moment; each target group is asked once. */
  Healths look() {
    return new Healths();
  }

  /** What the load balancers said of their targets. */
  final class Healths {

    private final Map<String, List<TargetHealthDescription>> groups = new HashMap<>();

    /** By load balancer; one that does not know the task, or may not be asked, is left out. */
    Map<LoadBalancer, TargetHealth> of(LocalTask task) {
      Map<LoadBalancer, TargetHealth> healths = new HashMap<>();
      if (task.networkInterface().address().isEmpty()) {
        return healths;
      }
      for (LoadBalancer each : task.rollout().revision().loadBalancers()) {
        find(task, each).ifPresent(health -> healths.put(each, health));
      }
      return healths;
    }

    private Optional<TargetHealth> find(LocalTask task, LoadBalancer loadBalancer) {
      String address = task.address().getHostAddress();
      if (role.refusal(loadBalancer, "DescribeTargetHealth", InfrastructureRole.ANY).isPresent()) {
        return Optional.empty();
      }
      return groups.computeIfAbsent(loadBalancer.targetGroupArn(), Targets.this::describe).stream()
          .filter(each -> each.target().id().equals(address))
          .filter(each -> loadBalancer.containerPort().equals(each.target().port()))
          .map(TargetHealthDescription::targetHealth)
          .findFirst();
    }
  }

  private List<TargetHealthDescription> describe(String group) {
    return loadBalancers
        .describeTargetHealth(request -> request.targetGroupArn(group))
        .targetHealthDescriptions();
  }

  private static TargetDescription target(LocalTask task, LoadBalancer loadBalancer) {
    return TargetDescription.builder()
        .id(task.address().getHostAddress())
        .port(loadBalancer.containerPort())
        .build();
  }
}
