package dev.slipway.infra.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that wears security groups, of whatever type it is. */
final class Places {

  private static final Predicate<String> GROUPS =
      name -> name.matches(".*(SecurityGroups|SecurityGroupIds|GroupSet)");

  private static final Predicate<String> SUBNETS = name -> name.matches(".*Subnet(s|Ids?)");

  private final Templates templates;

  Places(Templates templates) {
    this.templates = templates;
  }

  Stream<Place> all() {
    return templates.resources().map(this::place).filter(place -> !place.groups().isEmpty());
  }

  private Place place(Resource resource) {
    Set<String> subnets = named(resource.properties(), SUBNETS);
    return new Place(
        resource.name(),
        named(resource.properties(), GROUPS),
        subnets,
        hasPublicAddress(resource, subnets));
  }

  /**
   * A load balancer has public addresses unless it says internal, tasks only if they ask, anything
   * else as its subnets say.
   */
  private boolean hasPublicAddress(Resource resource, Set<String> subnets) {
    return switch (resource.type()) {
      case "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer" ->
          !resource.at("Scheme").asText().equals("internal");
      case "AWS::ECS::Service" ->
          resource
              .at("NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp")
              .asText()
              .equals("ENABLED");
      case "AWS::EC2::VPCEndpoint" -> false;
      default ->
          templates
              .all("AWS::EC2::Subnet")
              .filter(subnet -> subnets.contains(subnet.id()))
              .anyMatch(subnet -> subnet.at("MapPublicIpOnLaunch").asBoolean());
    };
  }

  /** What the properties of such a name refer to, however deep they are. */
  private Set<String> named(JsonNode node, Predicate<String> name) {
    return members(node)
        .flatMap(
            member ->
                name.test(member.getKey())
                    ? references(member.getValue())
                    : named(member.getValue(), name).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Map.Entry<String, JsonNode>> members(JsonNode node) {
    return node.isArray() ? node.valueStream().flatMap(Places::members) : node.propertyStream();
  }

  private Stream<String> references(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(templates::target)
        : Stream.of(templates.target(value));
  }
}
