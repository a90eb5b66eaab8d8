package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Gives the state machines another definition.
 *
 * @param json with the substitutions that the template makes
 */
record MachineDefinition(String json) implements TemplateEdit {

  @Override
  public ObjectNode apply(StackTemplate stack) {
    ObjectNode template = stack.template().deepCopy();
    template
        .path("Resources")
        .valueStream()
        .filter(it -> it.path("Type").asText().equals("AWS::StepFunctions::StateMachine"))
        .map(machine -> machine.path("Properties"))
        .forEach(this::set);
    return template;
  }

  private void set(JsonNode properties) {
    ((ObjectNode) properties).put("DefinitionString", json);
  }
}
