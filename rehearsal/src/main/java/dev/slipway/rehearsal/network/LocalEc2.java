package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.wire.ErrorDetails;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;

/**
 * What EC2 says of the templates' network, and a person's changes to who may connect to whom (EC2
 * API, read 2026-11).
 */
final class LocalEc2 implements Ec2Client {

  private final TemplateNetwork network;

  LocalEc2(TemplateNetwork network) {
    this.network = network;
  }

  @Override
  public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
    Shelf<Subnet> all =
        new Shelf<>("SubnetID", "subnet ID", network.subnets(), subnet -> subnet.place().id());
    return DescribeSubnetsResponse.builder()
        .subnets(
            all.pick(request.subnetIds(), request.filters(), subnet -> subnet.place().vpcId())
                .map(NetworkViews::subnet)
                .toList())
        .build();
  }

  @Override
  public DescribeSecurityGroupsResponse describeSecurityGroups(
      DescribeSecurityGroupsRequest request) {
    Shelf<SecurityGroup> all =
        new Shelf<>("Group", "security group", network.groups().all(), group -> group.name().id());
    return DescribeSecurityGroupsResponse.builder()
        .securityGroups(
            all.pick(request.groupIds(), request.filters(), group -> group.name().vpcId())
                .map(NetworkViews::securityGroup)
                .toList())
        .build();
  }

  /** Connections that are open stay open, as on AWS; nothing here looks at them. */
  @Override
  public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
      RevokeSecurityGroupIngressRequest request) {
    SecurityGroup group = group(request.groupId());
    for (SecurityGroup.Rule rule : rules(request.ipPermissions())) {
      if (!group.removeIngress(rule)) {
        throw refusal(
            "InvalidPermission.NotFound",
            "The specified rule does not exist in this security group.");
      }
    }
    return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
  }

  @Override
  public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
      AuthorizeSecurityGroupIngressRequest request) {
    rules(request.ipPermissions()).forEach(group(request.groupId())::addIngress);
    return AuthorizeSecurityGroupIngressResponse.builder().returnValue(true).build();
  }

  private SecurityGroup group(String id) {
    return network.groups().all().stream()
        .filter(group -> group.name().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                refusal("InvalidGroup.NotFound", "The security group '" + id + "' does not exist"));
  }

  private static List<SecurityGroup.Rule> rules(List<IpPermission> permissions) {
    return permissions.stream().flatMap(NetworkViews::rules).toList();
  }

  @Override
  public DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
    Shelf<Endpoint> all =
        new Shelf<>(
            "VpcEndpointId",
            "Vpc Endpoint Id",
            network.pulls().endpoints(),
            endpoint -> endpoint.name().id());
    return DescribeVpcEndpointsResponse.builder()
        .vpcEndpoints(
            all.pick(
                    request.vpcEndpointIds(),
                    request.filters(),
                    endpoint -> endpoint.name().vpcId())
                .map(NetworkViews::endpoint)
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  /**
   * Things of one kind.
   *
   * @param code the middle of the error code {@code Invalid….NotFound}
   * @param kind as error messages call it
   */
  private record Shelf<T>(String code, String kind, Collection<T> all, Function<T, String> id) {

    /** Those with the ids, all when there are none; {@code vpc-id} is the one filter played. */
    Stream<T> pick(List<String> ids, List<Filter> filters, Function<T, String> vpcId) {
      ids.forEach(this::check);
      filters.forEach(Shelf::checkPlayed);
      return all.stream()
          .filter(each -> ids.isEmpty() || ids.contains(id.apply(each)))
          .filter(
              each ->
                  filters.stream().allMatch(filter -> filter.values().contains(vpcId.apply(each))));
    }

    private void check(String wanted) {
      if (all.stream().noneMatch(each -> id.apply(each).equals(wanted))) {
        throw refusal(
            "Invalid" + code + ".NotFound", "The " + kind + " '" + wanted + "' does not exist");
      }
    }

    private static void checkPlayed(Filter filter) {
      if (!filter.name().equals("vpc-id")) {
        throw refusal(
            "UnsupportedOperation", "The local cloud does not play the filter " + filter.name());
      }
    }
  }

  private static Ec2Exception refusal(String code, String message) {
    return (Ec2Exception)
        Ec2Exception.builder()
            .message(message)
            .awsErrorDetails(ErrorDetails.of(code, message))
            .statusCode(400)
            .build();
  }
}
