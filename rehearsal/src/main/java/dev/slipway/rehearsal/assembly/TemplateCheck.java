package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the local cloud could not play, before it creates anything. */
final class TemplateCheck {

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Resources",
          "Outputs",
          // CDK's only rule asks for a bootstrapped account; a local cloud has none to ask for.
          "Rules");

  private final Set<String> types;
  private final List<String> problems = new ArrayList<>();

  TemplateCheck(Set<String> types) {
    this.types = types;
  }

  List<String> problems(CloudAssembly assembly) {
    assembly.stacks().forEach(this::check);
    return List.copyOf(problems);
  }

  private void check(StackTemplate stack) {
    stack.template().fieldNames().forEachRemaining(name -> checkSection(stack, name));
    Set<String> names = names(stack);
    stack.resources().values().forEach(resource -> check(resource, names));
    checkOrder(stack);
    for (String section : List.of("Outputs", "Conditions")) {
      for (Map.Entry<String, JsonNode> entry : stack.section(section).properties()) {
        checkReferences(
            stack.name() + ": " + section + "." + entry.getKey(), entry.getValue(), names);
      }
    }
  }

  private void checkOrder(StackTemplate stack) {
    try {
      StackDeployment.creationOrder(stack.resources());
    } catch (IllegalArgumentException cycle) {
      problems.add(stack.name() + ": " + cycle.getMessage());
    }
  }

  private void checkSection(StackTemplate stack, String name) {
    if (!SECTIONS.contains(name)) {
      problems.add(stack.name() + ": the template section " + name + " is not known here");
    }
  }

  private void check(ResourceTemplate resource, Set<String> names) {
    if (!types.contains(resource.type())) {
      problems.add(resource.label() + ": no local service creates resources of this type");
    }
    for (String attribute : resource.unknownAttributes()) {
      problems.add(resource.label() + ": the attribute " + attribute + " is not known here");
    }
    for (String needed : resource.dependsOn()) {
      checkName(resource.label() + ": DependsOn", needed, names);
    }
    for (Map.Entry<String, JsonNode> property : resource.properties().properties()) {
      checkReferences(resource.label() + ": " + property.getKey(), property.getValue(), names);
    }
  }

  private void checkReferences(String where, JsonNode node, Set<String> names) {
    References references = References.in(node);
    for (String function : references.functions()) {
      if (!Intrinsics.KNOWN.contains(function)) {
        problems.add(where + ": the function " + function + " is not known here");
      }
    }
    references.names().forEach(name -> checkName(where, name, names));
  }

  private void checkName(String where, String name, Set<String> names) {
    if (!names.contains(name)) {
      problems.add(where + " refers to " + name + ", which the template does not have");
    }
  }

  private static Set<String> names(StackTemplate stack) {
    Set<String> names = new HashSet<>(PseudoParameters.NAMES);
    names.addAll(stack.resources().keySet());
    stack.section("Parameters").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
