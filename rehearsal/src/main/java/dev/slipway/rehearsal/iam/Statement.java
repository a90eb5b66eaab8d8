package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One statement of a policy: what it is about, and whether it allows or denies that. */
record Statement(boolean allows, Elements actions, Elements resources, List<Condition> conditions) {

  private static final Set<String> KNOWN =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "Condition");

  /** A list to be matched, or with {@code Not…} a list that must not match. */
  record Elements(Wildcards patterns, boolean inverted) {
    boolean cover(String text) {
      return patterns.match(text) != inverted;
    }
  }

  static Statement read(JsonNode json) {
    json.fieldNames().forEachRemaining(Statement::known);
    return new Statement(
        allows(json.path("Effect").asText()),
        actions(json),
        resources(json),
        conditions(json.path("Condition")));
  }

  boolean covers(Ask ask) {
    boolean named = ask.resource().equals(Ask.SOME_RESOURCE) || resources.cover(ask.resource());
    return named
        && actions.cover(ask.action())
        && conditions.stream().allMatch(condition -> condition.holds(ask.context()));
  }

  /** Each action on each resource of an allowing statement, as it is written. */
  Stream<Grant> grants(String role) {
    return allows
        ? pairs(role, actions.patterns().written(), resources.patterns().written())
        : Stream.empty();
  }

  /** Those of them that let the ask pass. */
  Stream<Grant> grants(String role, Ask ask) {
    boolean any = ask.resource().equals(Ask.SOME_RESOURCE);
    Wildcards named = resources.patterns();
    return allows && covers(ask)
        ? pairs(
            role,
            actions.patterns().matching(ask.action()),
            any ? named.written() : named.matching(ask.resource()))
        : Stream.empty();
  }

  private static Stream<Grant> pairs(String role, List<String> actions, List<String> resources) {
    return actions.stream()
        .flatMap(action -> resources.stream().map(on -> new Grant(role, action, on)));
  }

  /** One text or a list of texts. */
  static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(item -> texts.add(item.asText()));
    } else if (!json.isMissingNode()) {
      texts.add(json.asText());
    }
    return texts;
  }

  private static boolean allows(String effect) {
    return switch (effect) {
      case "Allow" -> true;
      case "Deny" -> false;
      default -> throw new IllegalArgumentException("Effect is Allow or Deny, not " + effect);
    };
  }

  private static Elements actions(JsonNode json) {
    return json.has("NotAction")
        ? new Elements(Wildcards.ignoringCase(texts(json.path("NotAction"))), true)
        : new Elements(Wildcards.ignoringCase(texts(json.path("Action"))), false);
  }

  private static Elements resources(JsonNode json) {
    return json.has("NotResource")
        ? new Elements(Wildcards.exact(texts(json.path("NotResource"))), true)
        : new Elements(Wildcards.exact(texts(json.path("Resource"))), false);
  }

  private static List<Condition> conditions(JsonNode json) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : json.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(Condition.of(operator.getKey(), key.getKey(), texts(key.getValue())));
      }
    }
    return conditions;
  }

  private static void known(String element) {
    if (!KNOWN.contains(element)) {
      throw new IllegalArgumentException(
          "the local IAM does not know the statement element " + element);
    }
  }
}
