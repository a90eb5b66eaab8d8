package dev.slipway.rehearsal.iam;

import java.util.List;

/** What a role's policies say to one ask: an explicit deny wins, and silence denies. */
enum Verdict {
  ALLOWED,
  DENIED_EXPLICITLY,
  DENIED_BY_SILENCE;

  static Verdict of(List<PolicyDocument> policies, Ask ask) {
    List<Statement> covering =
        policies.stream()
            .flatMap(policy -> policy.statements().stream())
            .filter(statement -> statement.covers(ask))
            .toList();
    if (covering.stream().anyMatch(statement -> !statement.allows())) {
      return DENIED_EXPLICITLY;
    }
    return covering.isEmpty() ? DENIED_BY_SILENCE : ALLOWED;
  }

  /** IAM's own words (IAM user guide, troubleshoot_access-denied, read 2026-11). */
  String words(String callerArn, Ask ask) {
    String refused =
        "User: %s is not authorized to perform: %s on resource: %s"
            .formatted(callerArn, ask.action(), ask.shownResource());
    return switch (this) {
      case ALLOWED -> "";
      case DENIED_EXPLICITLY -> refused + " with an explicit deny in an identity-based policy";
      case DENIED_BY_SILENCE ->
          refused + " because no identity-based policy allows the " + ask.action() + " action";
    };
  }
}
