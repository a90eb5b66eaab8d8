package dev.slipway.infra.reach;

import java.util.Optional;
import java.util.Set;

/**
 * What a security group lets in, or out.
 *
 * @param peer the security group of the other end, when the rule names one
 * @param addresses of the other end, when the rule names none
 */
record Rule(String group, Optional<String> peer, Cidr addresses, Ports ports) {

  boolean concerns(Place other, Cidr network) {
    return peer.map(other.groups()::contains).orElse(addresses.overlaps(network));
  }

  boolean concernsTheInternet() {
    return peer.isEmpty() && addresses.holdsPublicAddresses();
  }

  boolean isOf(Set<String> groups) {
    return groups.contains(group);
  }
}
