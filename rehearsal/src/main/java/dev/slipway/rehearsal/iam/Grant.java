package dev.slipway.rehearsal.iam;

import java.util.Comparator;

/**
 * One action that a role may do on one resource.
 *
 * @param role the role's name
 * @param action such as {@code ecs:UpdateService}
 * @param resource an ARN, with wildcards where a policy has them
 */
public record Grant(String role, String action, String resource) implements Comparable<Grant> {

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::role).thenComparing(Grant::action).thenComparing(Grant::resource);

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }

  /** The role without its stack, the word Role and CDK's hash, such as {@code Register}. */
  public String shortRole() {
    return role.replaceFirst("^\\w+-", "")
        .replaceFirst("^Orchestrator(?=.)", "")
        .replaceFirst("Role[0-9A-F]{8}$", "");
  }

  /** The resource without partition, Region and account. */
  public String shortResource() {
    return resource.replaceFirst("^arn:aws:[a-z0-9-]+:[^:]*:[^:]*:", "");
  }
}
