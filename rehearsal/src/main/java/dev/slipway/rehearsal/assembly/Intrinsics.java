package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Resolves CloudFormation's intrinsic functions and dynamic references (CloudFormation user guide,
 * intrinsic-function-reference, read 2026-11). A missing node stands for {@code AWS::NoValue}.
 */
final class Intrinsics {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> ZONES = List.of("a", "b", "c");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern DYNAMIC = Pattern.compile("\\{\\{resolve:([^:}]+):([^}]+)}}");

  private final Scope scope;

  /** The functions this class knows; every other one is a problem before anything is created. */
  static final Set<String> KNOWN =
      Set.of(
          "Ref",
          "Fn::GetAtt",
          "Fn::Sub",
          "Fn::Join",
          "Fn::Select",
          "Fn::Split",
          "Fn::GetAZs",
          "Fn::ImportValue",
          "Fn::FindInMap",
          "Fn::If",
          "Fn::Equals",
          "Fn::Not",
          "Fn::And",
          "Fn::Or");

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  /** The name of the function this node calls, empty for plain content. */
  static Optional<String> functionName(JsonNode node) {
    return Optional.of(node)
        .filter(candidate -> candidate.isObject() && candidate.size() == 1)
        .map(candidate -> candidate.fieldNames().next())
        .filter(name -> name.equals("Ref") || name.startsWith("Fn::"));
  }

  /** The names in {@code ${…}} of a {@code Fn::Sub} text, without the escaped ones. */
  static List<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !name.startsWith("!"))
        .toList();
  }

  JsonNode resolve(JsonNode node) {
    Optional<String> function = functionName(node);
    if (function.isPresent()) {
      return call(function.get(), node.path(function.get()));
    }
    if (node instanceof ObjectNode object) {
      return resolvedObject(object);
    }
    if (node instanceof ArrayNode array) {
      return resolvedArray(array);
    }
    return node.isTextual() ? dynamic(node.asText()) : node;
  }

  /** The value of an expression in the {@code Conditions} section. */
  boolean truth(JsonNode node) {
    return node.has("Condition")
        ? scope.condition(node.path("Condition").asText())
        : resolve(node).asBoolean();
  }

  private JsonNode call(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> scope.ref(argument.asText());
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(argument);
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> split(argument);
      case "Fn::GetAZs" -> zones(argument);
      case "Fn::ImportValue" -> scope.imported(text(argument));
      case "Fn::FindInMap" -> mapped(argument);
      case "Fn::If" -> choose(argument);
      case "Fn::Equals" -> equal(argument);
      case "Fn::Not" -> BooleanNode.valueOf(!truth(argument.path(0)));
      case "Fn::And" -> BooleanNode.valueOf(argument.valueStream().allMatch(this::truth));
      case "Fn::Or" -> BooleanNode.valueOf(argument.valueStream().anyMatch(this::truth));
      default -> throw new IllegalArgumentException("the function " + name + " is not known here");
    };
  }

  private JsonNode resolvedObject(ObjectNode object) {
    ObjectNode resolved = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = resolve(field.getValue());
      if (!value.isMissingNode()) {
        resolved.set(field.getKey(), value);
      }
    }
    return resolved;
  }

  private ArrayNode resolvedArray(JsonNode array) {
    ArrayNode resolved = JSON.arrayNode();
    array.valueStream().map(this::resolve).filter(v -> !v.isMissingNode()).forEach(resolved::add);
    return resolved;
  }

  private JsonNode attribute(JsonNode argument) {
    if (argument.isTextual()) {
      return attribute(argument.asText());
    }
    return scope.attribute(argument.path(0).asText(), text(argument.path(1)));
  }

  private JsonNode attribute(String dotted) {
    int dot = dotted.indexOf('.');
    return scope.attribute(dotted.substring(0, dot), dotted.substring(dot + 1));
  }

  private JsonNode substitute(JsonNode argument) {
    JsonNode own = argument.path(1);
    String template = argument.isTextual() ? argument.asText() : argument.path(0).asText();
    String filled =
        VARIABLE
            .matcher(template)
            .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1), own)));
    return dynamic(filled);
  }

  private String variable(String name, JsonNode own) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (own.has(name)) {
      return text(own.path(name));
    }
    return (name.contains(".") ? attribute(name) : scope.ref(name)).asText();
  }

  private JsonNode join(JsonNode argument) {
    String joined =
        list(argument.path(1))
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.joining(argument.path(0).asText()));
    return dynamic(joined);
  }

  private JsonNode select(JsonNode argument) {
    int index = Integer.parseInt(text(argument.path(0)));
    JsonNode values = list(argument.path(1));
    if (index < 0 || index >= values.size()) {
      throw new IllegalArgumentException("Fn::Select has no element " + index + " in " + values);
    }
    return values.path(index);
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    String separator = Pattern.quote(argument.path(0).asText());
    List.of(text(argument.path(1)).split(separator, -1)).forEach(parts::add);
    return parts;
  }

  private JsonNode zones(JsonNode region) {
    String name = text(region).isEmpty() ? scope.ref("AWS::Region").asText() : text(region);
    ArrayNode zones = JSON.arrayNode();
    ZONES.forEach(zone -> zones.add(name + zone));
    return zones;
  }

  private JsonNode mapped(JsonNode argument) {
    return scope.mapped(text(argument.path(0)), text(argument.path(1)), text(argument.path(2)));
  }

  private JsonNode choose(JsonNode argument) {
    return resolve(argument.path(scope.condition(argument.path(0).asText()) ? 1 : 2));
  }

  private JsonNode equal(JsonNode argument) {
    return BooleanNode.valueOf(text(argument.path(0)).equals(text(argument.path(1))));
  }

  private String text(JsonNode argument) {
    return resolve(argument).asText();
  }

  private JsonNode list(JsonNode argument) {
    JsonNode resolved = resolve(argument);
    if (!resolved.isArray()) {
      throw new IllegalArgumentException("a list is needed, not " + resolved);
    }
    return resolved;
  }

  /** {@code {{resolve:ssm:name}}} or {@code {{resolve:ssm:name:version}}} inside any text. */
  private JsonNode dynamic(String text) {
    String resolved =
        DYNAMIC
            .matcher(text)
            .replaceAll(
                match -> Matcher.quoteReplacement(referenced(match.group(1), match.group(2))));
    return TextNode.valueOf(resolved);
  }

  private String referenced(String service, String reference) {
    if (!service.equals("ssm")) {
      throw new IllegalArgumentException(
          "the dynamic reference {{resolve:" + service + ":…}} is not known here, only ssm is");
    }
    return scope.parameter(reference.replaceFirst(":[0-9]+$", ""));
  }

  /** What {@code Ref} gives for {@code AWS::NoValue}. */
  static JsonNode noValue() {
    return MissingNode.getInstance();
  }
}
