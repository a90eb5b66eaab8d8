package dev.slipway.rehearsal.elb;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** All load balancers. */
final class LoadBalancers {

  /** Elastic Load Balancing's hosted zone in us-east-1 (AWS General Reference, elb). */
  private static final String HOSTED_ZONE = "Z35SXDOTRQ7X7K";

  private final ElbSurroundings cloud;
  private final Map<String, LoadBalancerNode> nodes = new LinkedHashMap<>();

  LoadBalancers(ElbSurroundings cloud) {
    this.cloud = cloud;
  }

  synchronized LoadBalancerNode create(CreateLoadBalancerRequest request) {
    refuseWhatIsNotPlayed(request);
    LoadBalancer description = describe(request);
    if (nodes.containsKey(description.loadBalancerArn())) {
      throw ElbErrors.sameLoadBalancer(request.name());
    }
    InetAddress address =
        cloud.network().claimAddress(request.subnets().getFirst(), request.securityGroups());
    LoadBalancerNode node = new LoadBalancerNode(description, address, Attributes.ofLoadBalancer());
    nodes.put(node.arn(), node);
    cloud.zone().put(description.dnsName(), address);
    return node;
  }

  synchronized LoadBalancerNode get(String arn) {
    return Optional.ofNullable(nodes.get(arn)).orElseThrow(() -> ElbErrors.noLoadBalancer(arn));
  }

  synchronized Optional<LoadBalancerNode> named(String dnsName) {
    return nodes.values().stream()
        .filter(node -> node.description().dnsName().equalsIgnoreCase(dnsName))
        .findFirst();
  }

  /** Deleting one that is not there succeeds (API reference, DeleteLoadBalancer). */
  synchronized void delete(String arn) {
    Optional.ofNullable(nodes.remove(arn))
        .ifPresent(
            node -> {
              cloud.zone().remove(node.description().dnsName());
              cloud.network().releaseAddress(node.address());
            });
  }

  synchronized List<LoadBalancer> described(DescribeLoadBalancersRequest request) {
    if (request.hasLoadBalancerArns()) {
      return request.loadBalancerArns().stream().map(arn -> get(arn).description()).toList();
    }
    List<LoadBalancer> found =
        nodes.values().stream()
            .map(LoadBalancerNode::description)
            .filter(it -> !request.hasNames() || request.names().contains(it.loadBalancerName()))
            .toList();
    if (request.hasNames() && found.size() < request.names().size()) {
      throw ElbErrors.noLoadBalancer(String.join(", ", request.names()));
    }
    return found;
  }

  private static void refuseWhatIsNotPlayed(CreateLoadBalancerRequest request) {
    if (request.type() != null && request.type() != LoadBalancerTypeEnum.APPLICATION) {
      throw ElbErrors.notPlayed("Type", request.typeAsString(), "application");
    }
    if (request.hasSubnetMappings()
        || request.ipAddressType() != null && !request.ipAddressTypeAsString().equals("ipv4")) {
      throw ElbErrors.invalid("the local cloud plays Subnets with IpAddressType ipv4 only");
    }
  }

  private LoadBalancer describe(CreateLoadBalancerRequest request) {
    List<AvailabilityZone> zones = zones(request.subnets());
    Names names = new Names(cloud.account());
    String arn = names.loadBalancerArn(request.name());
    boolean internal = request.scheme() == LoadBalancerSchemeEnum.INTERNAL;
    return LoadBalancer.builder()
        .loadBalancerArn(arn)
        .loadBalancerName(request.name())
        .dnsName(names.dnsName(request.name(), internal))
        .canonicalHostedZoneId(HOSTED_ZONE)
        .createdTime(cloud.clock().now())
        .scheme(internal ? LoadBalancerSchemeEnum.INTERNAL : LoadBalancerSchemeEnum.INTERNET_FACING)
        .state(state -> state.code(LoadBalancerStateEnum.ACTIVE))
        .type(LoadBalancerTypeEnum.APPLICATION)
        .ipAddressType("ipv4")
        .securityGroups(request.securityGroups())
        .availabilityZones(zones)
        .build();
  }

  private List<AvailabilityZone> zones(List<String> subnets) {
    List<AvailabilityZone> zones =
        subnets.stream()
            .map(
                subnet ->
                    AvailabilityZone.builder()
                        .subnetId(subnet)
                        .zoneName(cloud.network().availabilityZone(subnet))
                        .build())
            .toList();
    if (zones.stream().map(AvailabilityZone::zoneName).distinct().count() < 2) {
      throw ElbErrors.invalid(
          "At least two subnets in two different Availability Zones must be specified");
    }
    return zones;
  }
}
