package dev.slipway.rehearsal.network;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A security group: who may connect to its members, and to whom they may. */
final class SecurityGroup {

  private final String id;
  private final Cidr vpcRange;
  private final List<Rule> ingress = new CopyOnWriteArrayList<>();
  private final List<Rule> egress = new CopyOnWriteArrayList<>();

  /** The other side of a rule. */
  sealed interface Peer {

    record Group(String id) implements Peer {}

    record Range(Cidr cidr) implements Peer {}
  }

  /** Lets a peer pass on the TCP ports from the first to the last. */
  record Rule(int fromPort, int toPort, Peer peer) {

    boolean allows(int port) {
      return fromPort <= port && port <= toPort;
    }
  }

  SecurityGroup(String id, Cidr vpcRange) {
    this.id = id;
    this.vpcRange = vpcRange;
  }

  String id() {
    return id;
  }

  Cidr vpcRange() {
    return vpcRange;
  }

  void addIngress(Rule rule) {
    ingress.add(checked(rule));
  }

  void addEgress(Rule rule) {
    egress.add(checked(rule));
  }

  boolean letsIn(List<String> groups, int port) {
    return admits(ingress, groups, port);
  }

  /** A group without any egress rule of its own keeps AWS's default: everything may leave. */
  boolean letsOut(List<String> groups, int port) {
    return egress.isEmpty() || admits(egress, groups, port);
  }

  boolean letsInternetIn(int port) {
    return internet(ingress, port);
  }

  boolean letsOutToInternet(int port) {
    return egress.isEmpty() || internet(egress, port);
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
              .formatted(id, cidr));
    }
    return rule;
  }
}
