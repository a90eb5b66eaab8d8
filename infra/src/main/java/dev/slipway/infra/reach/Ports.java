package dev.slipway.infra.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A range of ports of one protocol.
 *
 * @param protocol as security groups name it; {@code -1} is all of them
 */
record Ports(String protocol, int from, int to) {

  private static final String ALL = "-1";
  private static final int LAST = 65_535;

  /** Of a rule; one without ports means all of them. */
  static Ports of(JsonNode rule) {
    return new Ports(
        rule.path("IpProtocol").asText(ALL),
        rule.path("FromPort").asInt(0),
        rule.path("ToPort").asInt(LAST));
  }

  Optional<Ports> and(Ports other) {
    if (!protocol.equals(other.protocol) && !protocol.equals(ALL) && !other.protocol.equals(ALL)) {
      return Optional.empty();
    }
    Ports both =
        new Ports(
            protocol.equals(ALL) ? other.protocol : protocol,
            Math.max(from, other.from),
            Math.min(to, other.to));
    return Optional.of(both).filter(ports -> ports.from <= ports.to);
  }

  boolean holds(int port) {
    return from <= port && port <= to;
  }

  @Override
  public String toString() {
    if (from == 0 && to == LAST) {
      return protocol.equals(ALL) ? "all" : protocol + " all";
    }
    return protocol + " " + (from == to ? String.valueOf(from) : from + "-" + to);
  }
}
