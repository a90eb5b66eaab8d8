package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a part of a template refers to, found without resolving anything.
 *
 * @param names resources, parameters and pseudo parameters
 * @param functions the intrinsic functions it calls
 */
record References(Set<String> names, Set<String> functions) {

  static References in(JsonNode node) {
    References references = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
    references.collect(node);
    return references;
  }

  private void collect(JsonNode node) {
    Optional<String> function = Intrinsics.functionName(node);
    function.ifPresent(name -> collectCall(name, node.path(name)));
    node.forEach(this::collect);
  }

  private void collectCall(String function, JsonNode argument) {
    functions.add(function);
    switch (function) {
      case "Ref" -> names.add(argument.asText());
      case "Fn::GetAtt" -> names.add(owner(argument.isTextual() ? argument : argument.path(0)));
      case "Fn::Sub" -> collectVariables(argument);
      default -> {
        // The arguments of every other function are looked through like any other content.
      }
    }
  }

  private void collectVariables(JsonNode argument) {
    JsonNode own = argument.path(1);
    String text = argument.isTextual() ? argument.asText() : argument.path(0).asText();
    for (String variable : Intrinsics.variables(text)) {
      if (!own.has(variable)) {
        names.add(variable.replaceFirst("\\..*", ""));
      }
    }
  }

  private static String owner(JsonNode dotted) {
    return dotted.asText().replaceFirst("\\..*", "");
  }
}
