package dev.slipway.infra.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the subnets' routes lead. */
final class Routes {

  /** Gateways that let answers back in and nothing else (VPC user guide, read 2026-11). */
  private static final Set<String> OUT_ONLY = Set.of("NatGatewayId", "EgressOnlyInternetGatewayId");

  private static final List<String> DESTINATIONS =
      List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");

  private final Templates templates;

  Routes(Templates templates) {
    this.templates = templates;
  }

  /** Whether the internet finds the way to public addresses here; foreign subnets may be open. */
  boolean leadIn(Place place) {
    return !areKnown(place.subnets())
        || of(place).anyMatch(route -> !isOutOnly(route) && leadsToTheInternet(route));
  }

  /** Whether connections to the internet find their way by a gateway that lets nothing in. */
  boolean leadOutOnly(Place place) {
    return of(place).anyMatch(route -> isOutOnly(route) && leadsToTheInternet(route));
  }

  /** The gateway endpoints that the subnets' route tables lead to. */
  Stream<String> gatewayEndpoints(Place place) {
    Set<String> tables = tables(place);
    return templates
        .all("AWS::EC2::VPCEndpoint")
        .filter(endpoint -> targets(endpoint.at("RouteTableIds")).anyMatch(tables::contains))
        .map(Resource::name);
  }

  /** The addresses of the subnets; foreign ones may be any. */
  Stream<Cidr> addresses(Place place) {
    return areKnown(place.subnets())
        ? subnets()
            .filter(subnet -> place.subnets().contains(subnet.id()))
            .map(subnet -> templates.text(subnet.at("CidrBlock")).map(Cidr::of))
            .map(known -> known.orElse(Cidr.ANYWHERE))
        : Stream.of(Cidr.ANYWHERE);
  }

  private boolean areKnown(Set<String> ids) {
    return !ids.isEmpty()
        && subnets().map(Resource::id).collect(Collectors.toSet()).containsAll(ids);
  }

  private Stream<Resource> subnets() {
    return templates.all("AWS::EC2::Subnet");
  }

  private Stream<Resource> of(Place place) {
    Set<String> tables = tables(place);
    return templates
        .all("AWS::EC2::Route")
        .filter(route -> tables.contains(templates.target(route.at("RouteTableId"))));
  }

  private Set<String> tables(Place place) {
    Predicate<Resource> concerns =
        link -> place.subnets().contains(templates.target(link.at("SubnetId")));
    return templates
        .all("AWS::EC2::SubnetRouteTableAssociation")
        .filter(concerns)
        .map(link -> templates.target(link.at("RouteTableId")))
        .collect(Collectors.toSet());
  }

  private Stream<String> targets(JsonNode references) {
    return references.valueStream().map(templates::target);
  }

  private static boolean isOutOnly(Resource route) {
    return OUT_ONLY.stream().anyMatch(route.properties()::has);
  }

  private boolean leadsToTheInternet(Resource route) {
    return DESTINATIONS.stream()
        .map(route::at)
        .filter(destination -> !destination.isMissingNode())
        .map(destination -> templates.text(destination).map(Cidr::of).orElse(Cidr.ANYWHERE))
        .anyMatch(Cidr::holdsPublicAddresses);
  }
}
