package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A role: who may take it on, and what it may do then. */
final class Role {

  private final String name;
  private final String arn;
  private final JsonNode trust;
  private final List<PolicyDocument> policies = new CopyOnWriteArrayList<>();

  Role(String name, String arn, JsonNode trust) {
    this.name = name;
    this.arn = arn;
    this.trust = trust;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  void add(PolicyDocument policy) {
    policies.add(policy);
  }

  void remove(PolicyDocument policy) {
    policies.remove(policy);
  }

  Verdict verdict(Ask ask) {
    return Verdict.of(policies, ask);
  }

  /** All that its policies allow. */
  Stream<Grant> grants() {
    return statements().flatMap(statement -> statement.grants(name));
  }

  /** What of it lets the ask pass. */
  Stream<Grant> grants(Ask ask) {
    return statements().flatMap(statement -> statement.grants(name, ask));
  }

  private Stream<Statement> statements() {
    return policies.stream().flatMap(policy -> policy.statements().stream());
  }

  /** Whether the AWS service may take the role on. */
  boolean trusts(String servicePrincipal) {
    return trust
        .path("Statement")
        .valueStream()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .map(statement -> statement.path("Principal").path("Service"))
        .anyMatch(services -> Statement.texts(services).contains(servicePrincipal));
  }
}
