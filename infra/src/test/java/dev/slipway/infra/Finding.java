package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules of a security pack say of one construct.
 *
 * @param rule the rule's name and, where a rule finds several things, which; what the NIST 800-53
 *     and the HIPAA pack both know has one name
 * @param construct the path of the construct, from its stack on
 */
record Finding(String rule, String construct) {

  private static final Set<String> LEVELS = Set.of("aws:cdk:error", "aws:cdk:warning");

  /** All of them, and also what the CDK itself complains about. */
  static Stream<Finding> of(Assembly assembly) {
    return assembly.metadata().flatMap(JsonNode::propertyStream).flatMap(Finding::of).distinct();
  }

  private static Stream<Finding> of(Map.Entry<String, JsonNode> construct) {
    return Assembly.children(construct.getValue())
        .filter(entry -> LEVELS.contains(entry.path("type").asText()))
        .map(entry -> new Finding(rule(entry.path("data").asText()), place(construct.getKey())));
  }

  /** Logical ids inside stand without their hashes. */
  private static String rule(String message) {
    return message
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^(HIPAA\\.Security|NIST\\.800\\.53\\.R5)-", "NIST-HIPAA-")
        .replaceFirst("^([A-Za-z0-9.-]+(\\[.*])?): .*", "$1")
        .replaceAll("([A-Za-z0-9])[0-9A-F]{8}(?=[>.\"])", "$1");
  }

  private static String place(String path) {
    return path.replaceFirst("^/", "").replaceFirst("/Resource$", "");
  }

  String stack() {
    return construct.replaceFirst("/.*", "");
  }

  @Override
  public String toString() {
    return rule + " at " + construct;
  }
}
