package dev.slipway.rehearsal.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All security groups, and whether one set of them reaches another. */
final class SecurityGroups {

  private final Map<String, SecurityGroup> groups = new ConcurrentHashMap<>();

  void add(SecurityGroup group) {
    groups.put(group.name().id(), group);
  }

  /**
   * The group.
   *
   * @throws IllegalArgumentException in AWS's words when there is none
   */
  SecurityGroup get(String id) {
    return Optional.ofNullable(groups.get(id))
        .orElseThrow(
            () -> new IllegalArgumentException("The security group '" + id + "' does not exist"));
  }

  Collection<SecurityGroup> all() {
    return List.copyOf(groups.values());
  }

  /** Whether callers in these groups (none: the internet) connect to members of those. */
  boolean reaches(List<String> from, List<String> to, int port) {
    if (from.isEmpty()) {
      return to.stream().anyMatch(id -> get(id).letsInternetIn(port));
    }
    return from.stream().anyMatch(id -> get(id).letsOut(to, port))
        && to.stream().anyMatch(id -> get(id).letsIn(from, port));
  }

  boolean reachesInternet(List<String> from, int port) {
    return from.stream().anyMatch(id -> get(id).letsOutToInternet(port));
  }
}
