package dev.slipway.infra.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of all security groups, those written inside a group and those apart from it. A group
 * without any rule outwards lets everything out (CloudFormation reference,
 * aws-resource-ec2-securitygroup, read 2026-11).
 */
final class SecurityGroups {

  private static final String TYPE = "AWS::EC2::SecurityGroup";

  private final Templates templates;
  private final List<Rule> inward;
  private final List<Rule> outward;

  SecurityGroups(Templates templates) {
    this.templates = templates;
    inward = rules("Ingress", "Source").toList();
    List<Rule> written = rules("Egress", "Destination").toList();
    outward = Stream.concat(written.stream(), unwritten(written)).toList();
  }

  Stream<Rule> inwardOf(Place place) {
    return inward.stream().filter(rule -> rule.isOf(place.groups()));
  }

  Stream<Rule> outwardOf(Place place) {
    return outward.stream().filter(rule -> rule.isOf(place.groups()));
  }

  private Stream<Rule> unwritten(List<Rule> written) {
    Set<String> closed = written.stream().map(Rule::group).collect(Collectors.toSet());
    return templates
        .all(TYPE)
        .map(Resource::id)
        .filter(id -> !closed.contains(id))
        .map(id -> new Rule(id, Optional.empty(), Cidr.ANYWHERE, new Ports("-1", 0, 65_535)));
  }

  private Stream<Rule> rules(String direction, String peer) {
    Stream<Rule> inside =
        templates
            .all(TYPE)
            .flatMap(
                group ->
                    group
                        .at("SecurityGroup" + direction)
                        .valueStream()
                        .map(rule -> rule(group.id(), rule, peer)));
    Stream<Rule> apart =
        templates
            .all(TYPE + direction)
            .map(Resource::properties)
            .map(rule -> rule(templates.target(rule.path("GroupId")), rule, peer));
    return Stream.concat(inside, apart);
  }

  /** A prefix list, IPv6 and what only AWS can tell count as anywhere. */
  private Rule rule(String group, JsonNode rule, String peer) {
    return new Rule(
        group,
        Optional.of(rule.path(peer + "SecurityGroupId"))
            .filter(reference -> !reference.isMissingNode())
            .map(templates::target),
        templates.text(rule.path("CidrIp")).map(Cidr::of).orElse(Cidr.ANYWHERE),
        Ports.of(rule));
  }
}
