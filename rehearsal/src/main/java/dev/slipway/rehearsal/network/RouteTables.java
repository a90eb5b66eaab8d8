package dev.slipway.rehearsal.network;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which way the subnets send what leaves the VPC. */
final class RouteTables {

  private final Map<String, String> tableBySubnet = new ConcurrentHashMap<>();
  private final Map<String, Exit> defaultRoutes = new ConcurrentHashMap<>();

  /** Where a default route leads. */
  enum Exit {
    /** Reaches the internet from a private address. */
    NAT,
    /** Reaches the internet from a public address only. */
    INTERNET_GATEWAY
  }

  void associate(String subnetId, String routeTableId) {
    tableBySubnet.put(subnetId, routeTableId);
  }

  void addDefaultRoute(String routeTableId, Exit exit) {
    defaultRoutes.put(routeTableId, exit);
  }

  Optional<String> tableOf(String subnetId) {
    return Optional.ofNullable(tableBySubnet.get(subnetId));
  }

  /** Where the subnet's default route leads; empty when it has none. */
  Optional<Exit> exitOf(String subnetId) {
    return tableOf(subnetId).map(defaultRoutes::get);
  }
}
