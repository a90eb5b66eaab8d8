package dev.slipway.infra.reach;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between the internet and a place; it is reachable when nothing does.
 *
 * @param hasPublicAddress whether there is an address to connect to
 * @param hasRoute whether a route leads there
 * @param hasRule whether a security group lets the internet in
 */
public record Exposure(String place, boolean hasPublicAddress, boolean hasRoute, boolean hasRule) {

  /** Whether the internet can open a connection. */
  public boolean isReachable() {
    return hasPublicAddress && hasRoute && hasRule;
  }

  /** What keeps the internet out; empty when it is reachable. */
  public List<String> barriers() {
    List<String> barriers = new ArrayList<>();
    if (!hasPublicAddress) {
      barriers.add("no public address");
    }
    if (!hasRoute) {
      barriers.add("no route from an internet gateway");
    }
    if (!hasRule) {
      barriers.add("no rule lets it in");
    }
    return barriers;
  }
}
