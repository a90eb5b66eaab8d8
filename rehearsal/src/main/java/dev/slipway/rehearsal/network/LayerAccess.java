package dev.slipway.rehearsal.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a policy of the S3 gateway endpoint lets image layers through: ECR keeps them in a bucket
 * of its own (ECR user guide, vpc-endpoints, read 2026-11).
 */
final class LayerAccess {

  private final String layers;

  LayerAccess(String region) {
    this.layers = "arn:aws:s3:::prod-" + region + "-starport-layer-bucket/layer";
  }

  boolean allowedBy(JsonNode policy) {
    List<JsonNode> statements = items(policy.path("Statement"));
    return statements.stream().anyMatch(statement -> matches(statement, "Allow"))
        && statements.stream().noneMatch(statement -> matches(statement, "Deny"));
  }

  private boolean matches(JsonNode statement, String effect) {
    return statement.path("Effect").asText().equals(effect)
        && covers(statement.path("Action"), "s3:GetObject")
        && covers(statement.path("Resource"), layers);
  }

  private static boolean covers(JsonNode patterns, String value) {
    return items(patterns).stream()
        .anyMatch(pattern -> like(pattern.asText()).matcher(value).matches());
  }

  private static Pattern like(String wildcard) {
    String expression = Pattern.quote(wildcard).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  private static List<JsonNode> items(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(items::add);
    } else if (!node.isMissingNode()) {
      items.add(node);
    }
    return items;
  }
}
