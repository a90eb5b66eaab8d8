package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may open a connection to whom by the security groups of the templates; a group is named by
 * its logical id without the hash.
 */
final class Reachability {

  static final String INTERNET = "internet";

  /** One open door; both its ends must agree for traffic to pass. */
  record Door(String from, String to, String ports) {}

  private final Assembly assembly;

  Reachability(Assembly assembly) {
    this.assembly = assembly;
  }

  List<Door> ingress() {
    return Stream.concat(inline("SecurityGroupIngress"), apart("AWS::EC2::SecurityGroupIngress"))
        .distinct()
        .toList();
  }

  List<Door> egress() {
    return Stream.concat(inline("SecurityGroupEgress"), apart("AWS::EC2::SecurityGroupEgress"))
        .distinct()
        .toList();
  }

  /**
   * Doors that are open on both sides, and those from the internet, which has no side of its own.
   */
  List<Door> open() {
    List<Door> out = egress();
    return ingress().stream()
        .filter(door -> door.from().equals(INTERNET) || out.contains(door))
        .toList();
  }

  String group(JsonNode reference) {
    return assembly.target(reference).replaceAll("[0-9A-F]{8}$", "");
  }

  private Stream<Door> inline(String property) {
    return assembly.all("AWS::EC2::SecurityGroup").stream()
        .flatMap(
            group ->
                Assembly.children(group.properties().path(property))
                    .map(rule -> door(ownName(group), rule)));
  }

  private Stream<Door> apart(String type) {
    return assembly.all(type).stream()
        .map(Resource::properties)
        .map(rule -> door(group(rule.path("GroupId")), rule));
  }

  private Door door(String own, JsonNode rule) {
    if (rule.has("SourceSecurityGroupId")) {
      return new Door(group(rule.get("SourceSecurityGroupId")), own, ports(rule));
    }
    if (rule.has("DestinationSecurityGroupId")) {
      return new Door(own, group(rule.get("DestinationSecurityGroupId")), ports(rule));
    }
    return new Door(
        own.isEmpty() ? own : INTERNET, own, ports(rule) + " " + rule.path("CidrIp").asText());
  }

  private static String ownName(Resource group) {
    return group.id().replaceAll("[0-9A-F]{8}$", "");
  }

  private static String ports(JsonNode rule) {
    String from = rule.path("FromPort").asText();
    String to = rule.path("ToPort").asText();
    return rule.path("IpProtocol").asText() + " " + (from.equals(to) ? from : from + "-" + to);
  }
}
