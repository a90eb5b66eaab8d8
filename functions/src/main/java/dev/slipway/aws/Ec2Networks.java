package dev.slipway.aws;

import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.SecurityGroup.Opening;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.VpcEndpoint;
import dev.slipway.port.Networks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Networks of Amazon VPC, by the EC2 API. */
public final class Ec2Networks implements Networks {
  private static final int LAST_PORT = 65_535;

  private final Ec2Query ec2;

  public Ec2Networks(Ec2Query ec2) {
    this.ec2 = ec2;
  }

  @Override
  public List<Subnet> subnets(List<String> ids) {
    // Asked for none, EC2 would describe all of them.
    return ids.isEmpty()
        ? List.of()
        : Call.of("ec2:DescribeSubnets", String.join(", ", ids))
            .make(() -> ec2.ask("DescribeSubnets", numbered("SubnetId", ids)))
            .items("subnetSet")
            .stream()
            .map(Ec2Networks::subnet)
            .toList();
  }

  private static Subnet subnet(Xml subnet) {
    return new Subnet(
        subnet.text("subnetId"),
        subnet.text("vpcId"),
        Integer.parseInt(subnet.text("availableIpAddressCount")));
  }

  @Override
  public List<SecurityGroup> securityGroups(List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : Call.of("ec2:DescribeSecurityGroups", String.join(", ", ids))
            .make(() -> ec2.ask("DescribeSecurityGroups", numbered("GroupId", ids)))
            .items("securityGroupInfo")
            .stream()
            .map(Ec2Networks::group)
            .toList();
  }

  private static SecurityGroup group(Xml group) {
    return new SecurityGroup(
        group.text("groupId"),
        group.items("ipPermissions").stream().map(Ec2Networks::opening).toList(),
        group.items("ipPermissionsEgress").stream().map(Ec2Networks::opening).toList());
  }

  private static Opening opening(Xml permission) {
    boolean addresses =
        List.of("ipRanges", "ipv6Ranges", "prefixListIds").stream()
            .anyMatch(list -> !permission.items(list).isEmpty());
    return new Opening(
        permission.text("ipProtocol"),
        port(permission.text("fromPort"), 0),
        port(permission.text("toPort"), LAST_PORT),
        permission.items("groups").stream().map(each -> each.text("groupId")).toList(),
        addresses);
  }

  // All protocols have no ports.
  private static int port(String text, int otherwise) {
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  @Override
  public List<VpcEndpoint> endpoints(String vpc) {
    return Call.of("ec2:DescribeVpcEndpoints", vpc)
        .make(
            () ->
                ec2.ask(
                    "DescribeVpcEndpoints",
                    Map.of("Filter.1.Name", "vpc-id", "Filter.1.Value.1", vpc)))
        .items("vpcEndpointSet")
        .stream()
        .map(Ec2Networks::endpoint)
        .toList();
  }

  private static VpcEndpoint endpoint(Xml endpoint) {
    return new VpcEndpoint(
        endpoint.text("vpcEndpointId"),
        endpoint.text("serviceName"),
        endpoint.text("state"),
        endpoint.items("groupSet").stream().map(each -> each.text("groupId")).toList());
  }

  private static Map<String, String> numbered(String name, List<String> values) {
    Map<String, String> parameters = new LinkedHashMap<>();
    values.forEach(value -> parameters.put(name + "." + (parameters.size() + 1), value));
    return parameters;
  }
}
