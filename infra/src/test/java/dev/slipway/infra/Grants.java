package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.util.List;
import java.util.stream.Stream;

/** The statements of all IAM policies, each with the role it is attached to. */
final class Grants {

  /** One action on one resource, as granted or denied to a role. */
  record Grant(String role, String effect, String action, JsonNode resource, JsonNode condition) {}

  private Grants() {}

  /** Whoever runs may write a log; only a diagnosis reads one. */
  static boolean isForAnOwnLog(String action) {
    return action.startsWith("logs:") && !action.equals("logs:GetLogEvents");
  }

  static List<Grant> of(Assembly assembly) {
    return assembly.all("AWS::IAM::Policy").stream()
        .flatMap(policy -> grants(assembly, policy))
        .toList();
  }

  private static Stream<Grant> grants(Assembly assembly, Resource policy) {
    return Assembly.children(policy.properties().path("Roles"))
        .map(assembly::target)
        .flatMap(
            role ->
                Assembly.children(policy.properties().at("/PolicyDocument/Statement"))
                    .flatMap(statement -> grants(role, statement)));
  }

  private static Stream<Grant> grants(String role, JsonNode statement) {
    return oneOrMany(statement.path("Action"))
        .flatMap(
            action ->
                oneOrMany(statement.path("Resource"))
                    .map(
                        resource ->
                            new Grant(
                                role,
                                statement.path("Effect").asText(),
                                action.asText(),
                                resource,
                                statement.path("Condition"))));
  }

  static Stream<JsonNode> oneOrMany(JsonNode node) {
    return node.isArray() ? Assembly.children(node) : Stream.of(node);
  }
}
