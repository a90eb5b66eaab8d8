package dev.slipway.core.cause;

import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.VpcNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether security groups let each other through. A group that was not seen counts as open. */
record Doors(VpcNetwork network) {

  /** The words on what is closed for TCP from one side to a port of the other. */
  Optional<String> closed(List<String> from, List<String> to, int port) {
    if (from.isEmpty() || to.isEmpty() || !isSeen(from) || !isSeen(to)) {
      return Optional.empty();
    }
    boolean in = seen(to).anyMatch(group -> group.letsIn(port, from));
    boolean out = seen(from).anyMatch(group -> group.letsOut(port, to));
    if (in && out) {
      return Optional.empty();
    }
    return Optional.of(
        in
            ? "security group %s does not let out to %s on port %d"
                .formatted(named(from), named(to), port)
            : "security group %s does not let %s in on port %d"
                .formatted(named(to), named(from), port));
  }

  private boolean isSeen(List<String> ids) {
    return ids.stream().allMatch(id -> network.group(id).isPresent());
  }

  private Stream<SecurityGroup> seen(List<String> ids) {
    return ids.stream().flatMap(id -> network.group(id).stream());
  }

  private static String named(List<String> ids) {
    return String.join(", ", ids);
  }
}
