package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.network.SecurityGroup.Peer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** The network as EC2's answers show it. */
final class NetworkViews {

  private NetworkViews() {}

  static software.amazon.awssdk.services.ec2.model.Subnet subnet(Subnet subnet) {
    Subnet.Place place = subnet.place();
    return software.amazon.awssdk.services.ec2.model.Subnet.builder()
        .subnetId(place.id())
        .subnetArn(Account.LOCAL.arn("ec2", "subnet/" + place.id()))
        .vpcId(place.vpcId())
        .cidrBlock(place.range().toString())
        .availabilityZone(place.zone())
        .availableIpAddressCount((int) subnet.free())
        .state(SubnetState.AVAILABLE)
        .ownerId(Account.LOCAL.id())
        .build();
  }

  static software.amazon.awssdk.services.ec2.model.SecurityGroup securityGroup(
      SecurityGroup group) {
    SecurityGroup.Name name = group.name();
    return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
        .groupId(name.id())
        .groupName(name.text())
        .vpcId(name.vpcId())
        .ownerId(Account.LOCAL.id())
        .ipPermissions(permissions(group.ingress()))
        .ipPermissionsEgress(permissions(group.egress()))
        .build();
  }

  private static List<IpPermission> permissions(List<SecurityGroup.Rule> rules) {
    return rules.stream().map(NetworkViews::permission).toList();
  }

  /** A rule for every protocol shows no ports (EC2 API, IpPermission, read 2026-11). */
  private static IpPermission permission(SecurityGroup.Rule rule) {
    IpPermission.Builder permission = IpPermission.builder().ipProtocol(rule.protocol());
    if (!rule.protocol().equals(SecurityGroup.Rule.EVERYTHING)) {
      permission.fromPort(rule.fromPort()).toPort(rule.toPort());
    }
    return switch (rule.peer()) {
      case Peer.Group(String id) ->
          permission
              .userIdGroupPairs(
                  UserIdGroupPair.builder().groupId(id).userId(Account.LOCAL.id()).build())
              .build();
      case Peer.Range(Cidr range) ->
          permission.ipRanges(IpRange.builder().cidrIp(range.toString()).build()).build();
    };
  }

  /** The rules that a permission in a request stands for: one for each group and range. */
  static Stream<SecurityGroup.Rule> rules(IpPermission permission) {
    Stream<Peer> groups =
        permission.userIdGroupPairs().stream().map(pair -> new Peer.Group(pair.groupId()));
    Stream<Peer> ranges =
        permission.ipRanges().stream().map(range -> new Peer.Range(Cidr.parse(range.cidrIp())));
    int from = Optional.ofNullable(permission.fromPort()).orElse(0);
    int to = Optional.ofNullable(permission.toPort()).orElse(SecurityGroup.Rule.LAST_PORT);
    return Stream.concat(groups, ranges)
        .map(peer -> new SecurityGroup.Rule(permission.ipProtocol(), from, to, peer));
  }

  static VpcEndpoint endpoint(Endpoint endpoint) {
    VpcEndpoint.Builder view =
        VpcEndpoint.builder()
            .vpcEndpointId(endpoint.name().id())
            .serviceName(endpoint.name().service())
            .vpcId(endpoint.name().vpcId())
            .ownerId(Account.LOCAL.id())
            .state(State.AVAILABLE);
    return switch (endpoint) {
      case Endpoint.Interface door ->
          view.vpcEndpointType(VpcEndpointType.INTERFACE)
              .subnetIds(door.subnets())
              .groups(door.securityGroups().stream().map(NetworkViews::identifier).toList())
              .privateDnsEnabled(door.privateDns())
              .build();
      case Endpoint.Gateway gateway ->
          view.vpcEndpointType(VpcEndpointType.GATEWAY)
              .routeTableIds(gateway.routeTables())
              .build();
    };
  }

  private static SecurityGroupIdentifier identifier(String group) {
    return SecurityGroupIdentifier.builder().groupId(group).build();
  }
}
