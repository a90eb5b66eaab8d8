package dev.slipway.core.cause;

import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetGroup.HealthCheck;
import dev.slipway.core.evidence.TargetHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The load balancer's health check that a revision does not pass.
 *
 * @param port the number that is asked
 */
record TargetCheck(TargetGroup group, int port) {

  /** That of the target group that AWS's words name, else of the first. */
  static Optional<TargetCheck> of(Findings found) {
    String words = found.words();
    List<TargetGroup> groups = found.setup().groups();
    return groups.stream()
        .filter(group -> words.contains(group.arn()) || words.contains(group.name()))
        .findFirst()
        .or(() -> groups.stream().findFirst())
        .flatMap(group -> port(found, group).map(port -> new TargetCheck(group, port)));
  }

  private static Optional<Integer> port(Findings found, TargetGroup group) {
    return group.check().port().equals("traffic-port")
        ? found.attachments().stream()
            .filter(each -> each.targetGroup().equals(group.arn()))
            .map(Attachment::port)
            .findFirst()
        : Optional.of(Integer.valueOf(group.check().port()));
  }

  /** The check in words, to begin a sentence with. */
  String text() {
    HealthCheck check = group.check();
    String request = check.path().isEmpty() ? check.protocol() : "GET " + check.path();
    return "Health check %s on port %d".formatted(request, port);
  }

  /** Ids of the security groups of the load balancers that ask. */
  List<String> askers() {
    return group.balancers().stream()
        .flatMap(balancer -> balancer.securityGroups().stream())
        .distinct()
        .toList();
  }

  /** What target health and service events say of failed checks. */
  static String answers(Findings found) {
    String targets =
        found.targets().stream().map(TargetHealth::reason).collect(Collectors.joining("\n"));
    return targets + "\n" + found.words();
  }
}
