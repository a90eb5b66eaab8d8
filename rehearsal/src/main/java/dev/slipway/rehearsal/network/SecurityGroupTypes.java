package dev.slipway.rehearsal.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Security groups and their rules, inline or as resources of their own. */
final class SecurityGroupTypes {

  private final SecurityGroups groups;
  private final Map<String, Cidr> vpcs;

  SecurityGroupTypes(SecurityGroups groups, Map<String, Cidr> vpcs) {
    this.groups = groups;
    this.vpcs = vpcs;
  }

  Map<String, Function<Resource, Created>> creations() {
    return Map.of(
        "SecurityGroup", this::group,
        "SecurityGroupIngress", this::ingress,
        "SecurityGroupEgress", this::egress);
  }

  private Created group(Resource resource) {
    Properties properties = resource.properties();
    properties.waive("text for people", "GroupDescription");
    String id = Ids.of("sg", resource);
    String name = properties.optionalText("GroupName").orElseGet(resource::generatedName);
    String vpcId = properties.text("VpcId");
    Cidr range =
        Optional.ofNullable(vpcs.get(vpcId))
            .orElseThrow(
                () -> new IllegalArgumentException("The vpc ID '" + vpcId + "' does not exist"));
    SecurityGroup group = new SecurityGroup(new SecurityGroup.Name(id, name, vpcId), range);
    addAll(properties.optional("SecurityGroupIngress"), "Source", group::addIngress);
    addAll(properties.optional("SecurityGroupEgress"), "Destination", group::addEgress);
    groups.add(group);
    return new Created(id, Map.of("GroupId", id, "Id", id, "VpcId", vpcId));
  }

  private Created ingress(Resource resource) {
    Properties properties = resource.properties();
    groups.get(properties.text("GroupId")).addIngress(rule(properties, "Source"));
    return Created.of(Ids.of("sgr", resource));
  }

  /** The first egress rule takes the place of the default one that lets everything out. */
  private Created egress(Resource resource) {
    Properties properties = resource.properties();
    groups.get(properties.text("GroupId")).addEgress(rule(properties, "Destination"));
    return Created.of(Ids.of("sgr", resource));
  }

  private static void addAll(
      Optional<JsonNode> rules, String side, Consumer<SecurityGroup.Rule> group) {
    rules.ifPresent(list -> list.forEach(it -> group.accept(inline(it, side))));
  }

  private static SecurityGroup.Rule inline(JsonNode node, String side) {
    Properties properties = new Properties(node);
    SecurityGroup.Rule rule = rule(properties, side);
    if (!properties.unread().isEmpty()) {
      throw new IllegalArgumentException(
          "security group rule: the local cloud does not play " + properties.unread());
    }
    return rule;
  }

  private static SecurityGroup.Rule rule(Properties properties, String side) {
    properties.waive("text for people", "Description");
    SecurityGroup.Peer peer =
        properties
            .optionalText(side + "SecurityGroupId")
            .<SecurityGroup.Peer>map(SecurityGroup.Peer.Group::new)
            .orElseGet(() -> new SecurityGroup.Peer.Range(Cidr.parse(properties.text("CidrIp"))));
    String protocol = properties.text("IpProtocol");
    boolean everything = protocol.equals(SecurityGroup.Rule.EVERYTHING);
    int from = properties.integer("FromPort", 0);
    int to = properties.integer("ToPort", SecurityGroup.Rule.LAST_PORT);
    return new SecurityGroup.Rule(
        protocol.equals("6") ? "tcp" : protocol,
        everything ? 0 : from,
        everything ? SecurityGroup.Rule.LAST_PORT : to,
        peer);
  }
}
