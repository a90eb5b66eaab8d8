package dev.slipway.rehearsal.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON value in which strings may be JSONata expressions between {@code {%} and {@code %}}. */
public sealed interface Template {

  /**
   * The value with its expressions evaluated.
   *
   * @throws QueryFailure when an expression fails or gives nothing
   */
  JsonNode evaluate(Bindings bindings) throws QueryFailure;

  /**
   * Compiles a value of a definition.
   *
   * @param location the field it stands in, for messages
   * @param visible the members of {@code $states} that exist there
   * @throws IllegalArgumentException when an expression has a syntax error or reads a member of
   *     {@code $states} that does not exist there
   */
  static Template compile(JsonNode node, String location, Set<String> visible) {
    if (node.isObject()) {
      Map<String, Template> members = new LinkedHashMap<>();
      node.properties()
          .forEach(
              member ->
                  members.put(
                      member.getKey(),
                      compile(member.getValue(), location + "/" + member.getKey(), visible)));
      return new Members(members);
    }
    if (node.isArray()) {
      List<Template> elements = new ArrayList<>();
      node.forEach(
          element ->
              elements.add(compile(element, location + "[" + elements.size() + "]", visible)));
      return new Elements(elements);
    }
    return node.isTextual() && Expression.looksLikeOne(node.asText())
        ? new Formula(Expression.compile(node.asText(), location, visible))
        : new Literal(node);
  }

  /** A value without expressions. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings) {
      return value;
    }
  }

  /** One expression. */
  record Formula(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings) throws QueryFailure {
      return expression.evaluate(bindings);
    }
  }

  /** An object. */
  record Members(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings) throws QueryFailure {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Template> member : members.entrySet()) {
        object.set(member.getKey(), member.getValue().evaluate(bindings));
      }
      return object;
    }
  }

  /** An array. */
  record Elements(List<Template> elements) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings) throws QueryFailure {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Template element : elements) {
        array.add(element.evaluate(bindings));
      }
      return array;
    }
  }
}
