package dev.slipway.fake;

import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.VpcEndpoint;
import dev.slipway.port.AccessDenied;
import dev.slipway.port.Networks;
import java.util.ArrayList;
import java.util.List;

/** One VPC with two subnets as the test sets it up, whichever is asked for. */
public final class FakeNetworks implements Networks {
  private final List<SecurityGroup> groups = new ArrayList<>();
  private final List<VpcEndpoint> endpoints = new ArrayList<>();
  private boolean denied;

  public FakeNetworks group(SecurityGroup group) {
    groups.add(group);
    return this;
  }

  public FakeNetworks endpoint(VpcEndpoint endpoint) {
    endpoints.add(endpoint);
    return this;
  }

  public void denied() {
    denied = true;
  }

  @Override
  public List<Subnet> subnets(List<String> ids) {
    if (denied) {
      throw new AccessDenied("ec2:DescribeSubnets is not allowed", new IllegalStateException());
    }
    return List.of(new Subnet("subnet-a", "vpc-1", 9), new Subnet("subnet-b", "vpc-1", 9));
  }

  @Override
  public List<SecurityGroup> securityGroups(List<String> ids) {
    return groups.stream().filter(group -> ids.contains(group.id())).toList();
  }

  @Override
  public List<VpcEndpoint> endpoints(String vpc) {
    return List.copyOf(endpoints);
  }
}
