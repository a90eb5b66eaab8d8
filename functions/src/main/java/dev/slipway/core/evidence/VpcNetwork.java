package dev.slipway.core.evidence;

import java.util.List;
import java.util.Optional;

/**
 * The part of a VPC that a service's tasks stand in.
 *
 * @param groups the security groups of the tasks, of their load balancers and of the endpoints
 * @param endpoints all VPC endpoints of that VPC
 */
public record VpcNetwork(
    List<Subnet> subnets, List<SecurityGroup> groups, List<VpcEndpoint> endpoints) {
  public static final VpcNetwork UNSEEN = new VpcNetwork(List.of(), List.of(), List.of());

  /** The security group with this id. */
  public Optional<SecurityGroup> group(String id) {
    return groups.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
