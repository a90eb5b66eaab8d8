package dev.slipway.rehearsal.network;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A security group: who may connect to its members, and to whom they may. */
final class SecurityGroup {

  /** Everything may leave a group without any egress rule of its own. */
  private static final List<Rule> OPEN =
      List.of(new Rule(Rule.EVERYTHING, 0, Rule.LAST_PORT, new Peer.Range(Cidr.ANYWHERE)));

  private final Name name;
  private final Cidr vpcRange;
  private final List<Rule> ingress = new CopyOnWriteArrayList<>();
  private final List<Rule> egress = new CopyOnWriteArrayList<>();

  /** The other side of a rule. */
  sealed interface Peer {

    record Group(String id) implements Peer {}

    record Range(Cidr cidr) implements Peer {}
  }

  /** What a group is known by. */
  record Name(String id, String text, String vpcId) {}

  /**
   * Lets a peer pass on the ports from the first to the last.
   *
   * @param protocol such as {@code tcp}; {@code -1} is every one
   */
  record Rule(String protocol, int fromPort, int toPort, Peer peer) {

    static final String EVERYTHING = "-1";
    static final int LAST_PORT = 65_535;

    boolean allows(int tcpPort) {
      return (protocol.equals("tcp") || protocol.equals(EVERYTHING))
          && fromPort <= tcpPort
          && tcpPort <= toPort;
    }
  }

  SecurityGroup(Name name, Cidr vpcRange) {
    this.name = name;
    this.vpcRange = vpcRange;
  }

  Name name() {
    return name;
  }

  List<Rule> ingress() {
    return List.copyOf(ingress);
  }

  List<Rule> egress() {
    return egress.isEmpty() ? OPEN : List.copyOf(egress);
  }

  Cidr vpcRange() {
    return vpcRange;
  }

  void addIngress(Rule rule) {
    ingress.add(checked(rule));
  }

  /**
   * @return whether it had the rule
   */
  boolean removeIngress(Rule rule) {
    return ingress.remove(rule);
  }

  void addEgress(Rule rule) {
    egress.add(checked(rule));
  }

  boolean letsIn(List<String> groups, int port) {
    return admits(ingress, groups, port);
  }

  boolean letsOut(List<String> groups, int port) {
    return admits(egress(), groups, port);
  }

  boolean letsInternetIn(int port) {
    return internet(ingress, port);
  }

  boolean letsOutToInternet(int port) {
    return internet(egress(), port);
  }

  private boolean admits(List<Rule> rules, List<String> groups, int port) {
    return rules.stream()
        .filter(rule -> rule.allows(port))
        .anyMatch(
            rule ->
                switch (rule.peer()) {
                  case Peer.Group(String peer) -> groups.contains(peer);
                  case Peer.Range(Cidr cidr) -> cidr.covers(vpcRange);
                });
  }

  private static boolean internet(List<Rule> rules, int port) {
    return rules.stream()
        .anyMatch(rule -> rule.allows(port) && rule.peer().equals(new Peer.Range(Cidr.ANYWHERE)));
  }

  /** A range inside the VPC would need the address of every caller; the groups do not say it. */
  private Rule checked(Rule rule) {
    if (rule.peer() instanceof Peer.Range(Cidr cidr)
        && cidr.overlaps(vpcRange)
        && !cidr.covers(vpcRange)) {
      throw new IllegalArgumentException(
          "security group %s: the local cloud judges ranges that hold the whole VPC or nothing of it; name a security group instead of %s"
              .formatted(name.id(), cidr));
    }
    return rule;
  }
}
