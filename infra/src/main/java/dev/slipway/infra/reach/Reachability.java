package dev.slipway.infra.reach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who can open a connection to whom, by the templates alone. A door within the network needs a rule
 * at either end; one from the internet needs a public address, a route and a rule.
 */
public final class Reachability {

  private final Templates templates;
  private final List<Place> places;
  private final SecurityGroups groups;
  private final Routes routes;

  public Reachability(Templates templates) {
    this.templates = templates;
    places = new Places(templates).all().sorted(Comparator.comparing(Place::name)).toList();
    groups = new SecurityGroups(templates);
    routes = new Routes(templates);
  }

  /** All doors, those of the internet first. */
  public List<Door> doors() {
    return Stream.of(
            places.stream().flatMap(this::fromTheInternet),
            places.stream().flatMap(from -> places.stream().flatMap(to -> between(from, to))),
            places.stream().flatMap(this::outward))
        .flatMap(doors -> doors)
        .distinct()
        .toList();
  }

  /** Each place and what stands between it and the internet. */
  public List<Exposure> exposures() {
    return places.stream().map(this::exposure).toList();
  }

  private Exposure exposure(Place place) {
    return new Exposure(
        place.name(),
        place.hasPublicAddress(),
        routes.leadIn(place),
        groups.inwardOf(place).anyMatch(Rule::concernsTheInternet));
  }

  private Stream<Door> fromTheInternet(Place to) {
    if (!exposure(to).isReachable()) {
      return Stream.empty();
    }
    return groups
        .inwardOf(to)
        .filter(Rule::concernsTheInternet)
        .map(Rule::ports)
        .map(
            ports ->
                new Door(
                    Door.INTERNET,
                    to.name(),
                    ports.toString(),
                    "public address, route and rule; " + listeners(to, ports)));
  }

  private Stream<Door> between(Place from, Place to) {
    return groups
        .inwardOf(to)
        .filter(in -> routes.addresses(from).anyMatch(network -> in.concerns(from, network)))
        .flatMap(in -> groups.outwardOf(from).flatMap(out -> both(out, in, to).stream()))
        .map(ports -> new Door(from.name(), to.name(), ports.toString(), "rules at both ends"));
  }

  private Optional<Ports> both(Rule out, Rule in, Place to) {
    return routes.addresses(to).anyMatch(network -> out.concerns(to, network))
        ? out.ports().and(in.ports())
        : Optional.empty();
  }

  private Stream<Door> outward(Place from) {
    List<String> ways = waysOut(from).toList();
    return groups
        .outwardOf(from)
        .filter(Rule::concernsTheInternet)
        .flatMap(
            rule ->
                ways.stream()
                    .map(
                        way -> new Door(from.name(), way, rule.ports().toString(), "rule, route")));
  }

  private Stream<String> waysOut(Place from) {
    boolean toTheInternet =
        routes.leadOutOnly(from) || (from.hasPublicAddress() && routes.leadIn(from));
    return toTheInternet ? Stream.of(Door.INTERNET) : routes.gatewayEndpoints(from);
  }

  private String listeners(Place loadBalancer, Ports ports) {
    List<String> listeners =
        templates
            .all("AWS::ElasticLoadBalancingV2::Listener")
            .filter(
                listener ->
                    templates
                        .target(listener.at("LoadBalancerArn"))
                        .startsWith(loadBalancer.name()))
            .filter(listener -> ports.holds(listener.at("Port").asInt()))
            .map(Reachability::listener)
            .sorted()
            .toList();
    return listeners.isEmpty() ? "nothing listens" : "listens: " + String.join(", ", listeners);
  }

  private static String listener(Resource listener) {
    String protocol = listener.at("Protocol").asText() + " " + listener.at("Port").asText();
    return listener.at("DefaultActions/0/Type").asText().equals("redirect")
        ? protocol + " (redirects)"
        : protocol;
  }
}
