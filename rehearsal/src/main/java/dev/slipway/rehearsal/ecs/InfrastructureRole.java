package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Permissions;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;

/**
 * As whom ECS speaks to load balancers: the role that a service with two target groups names, ECS's
 * own service-linked role otherwise, which may do everything. Source:
 * AmazonECSInfrastructureRolePolicyForLoadBalancers, read 2026-11.
 */
record InfrastructureRole(Permissions permissions) {

  /** Actions without a resource of their own are asked for on this. */
  static final String ANY = "*";

  /**
   * Why ECS may not do this for the service.
   *
   * @param action such as {@code ModifyRule}
   */
  Optional<String> refusal(LoadBalancer loadBalancer, String action, String resource) {
    return Optional.ofNullable(loadBalancer.advancedConfiguration())
        .flatMap(
            pair ->
                permissions.refusal(
                    pair.roleArn(), "elasticloadbalancing:" + action, resource, Map.of()));
  }
}
