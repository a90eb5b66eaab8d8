package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes one action out of the policies of some roles.
 *
 * @param roles {@code stack/logical id} of each role
 */
record Denial(Set<String> roles, String action) implements TemplateEdit {

  static Denial of(List<StackTemplate> stacks, Set<ResourceTemplate> construct, String action) {
    Set<String> roles = new HashSet<>();
    construct.forEach(resource -> roles.addAll(rolesOf(resource)));
    Denial denial = new Denial(roles, action);
    Set<String> allowed = new TreeSet<>();
    stacks.stream()
        .flatMap(stack -> denial.documents(stack, stack.template()).stream())
        .flatMap(document -> document.path("Statement").valueStream())
        .filter(Denial::isAllow)
        .forEach(statement -> allowed.addAll(actions(statement)));
    if (!allowed.contains(action)) {
      throw new IllegalArgumentException(
          "the role of "
              + construct.iterator().next().path()
              + " is not allowed '"
              + action
              + "' by that name; it is allowed: "
              + String.join(", ", allowed));
    }
    return denial;
  }

  @Override
  public ObjectNode apply(StackTemplate stack) {
    ObjectNode template = stack.template().deepCopy();
    documents(stack, template).forEach(this::takeOut);
    return template;
  }

  private void takeOut(ObjectNode document) {
    ArrayNode kept = document.arrayNode();
    for (JsonNode statement : document.path("Statement")) {
      List<String> others =
          actions(statement).stream().filter(name -> !name.equals(action)).toList();
      if (!isAllow(statement)) {
        kept.add(statement);
      } else if (!others.isEmpty()) {
        ObjectNode narrowed = kept.addObject();
        narrowed.setAll((ObjectNode) statement);
        ArrayNode actions = narrowed.putArray("Action");
        others.forEach(actions::add);
      }
    }
    document.set("Statement", kept);
  }

  private static Set<String> rolesOf(ResourceTemplate resource) {
    JsonNode role = resource.properties().path("Role").path("Fn::GetAtt").path(0);
    if (resource.type().equals("AWS::IAM::Role")) {
      return Set.of(resource.stack() + "/" + resource.logicalId());
    }
    return role.isTextual() ? Set.of(resource.stack() + "/" + role.asText()) : Set.of();
  }

  private List<ObjectNode> documents(StackTemplate stack, ObjectNode template) {
    return template
        .path("Resources")
        .propertyStream()
        .flatMap(entry -> documents(stack.name(), entry.getKey(), entry.getValue()).stream())
        .map(ObjectNode.class::cast)
        .toList();
  }

  private static boolean isAllow(JsonNode statement) {
    return statement.path("Effect").asText().equals("Allow");
  }

  private List<JsonNode> documents(String stack, String logicalId, JsonNode resource) {
    JsonNode properties = resource.path("Properties");
    return switch (resource.path("Type").asText()) {
      case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy" ->
          properties
                  .path("Roles")
                  .valueStream()
                  .anyMatch(role -> roles.contains(stack + "/" + role.path("Ref").asText()))
              ? List.of(properties.path("PolicyDocument"))
              : List.of();
      case "AWS::IAM::Role" ->
          roles.contains(stack + "/" + logicalId)
              ? properties
                  .path("Policies")
                  .valueStream()
                  .map(policy -> policy.path("PolicyDocument"))
                  .toList()
              : List.of();
      default -> List.of();
    };
  }

  private static List<String> actions(JsonNode statement) {
    JsonNode actions = statement.path("Action");
    return actions.isTextual()
        ? List.of(actions.asText())
        : actions.valueStream().map(JsonNode::asText).toList();
  }
}
