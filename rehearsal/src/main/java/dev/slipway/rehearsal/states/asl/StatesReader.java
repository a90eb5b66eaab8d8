package dev.slipway.rehearsal.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.State.Onward;
import dev.slipway.rehearsal.states.asl.State.Rule;
import dev.slipway.rehearsal.states.asl.State.Until;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads states that belong together and checks that each leads somewhere. */
final class StatesReader {

  static final Set<String> BEFORE = Set.of("input", "context");
  static final Set<String> AFTER_WORK = Set.of("input", "context", "result");
  static final Set<String> AFTER_ERROR = Set.of("input", "context", "errorOutput");

  private StatesReader() {}

  static States read(Fields container) {
    String startAt = container.text("StartAt");
    Map<String, State> byName = new LinkedHashMap<>();
    container
        .required("States")
        .properties()
        .forEach(state -> byName.put(state.getKey(), state(state.getKey(), state.getValue())));
    checkTargets(container.location(), startAt, byName);
    return new States(startAt, byName);
  }

  private static void checkTargets(String location, String startAt, Map<String, State> byName) {
    List<String> targets = new ArrayList<>(List.of(startAt));
    byName.values().forEach(state -> targets.addAll(Targets.of(state)));
    targets.removeAll(byName.keySet());
    if (!targets.isEmpty()) {
      throw new IllegalArgumentException(location + " leads to missing states: " + targets);
    }
  }

  private static State state(String name, JsonNode node) {
    Fields fields = new Fields(name, node);
    fields.optional("Comment");
    if (!fields.optionalText("QueryLanguage").orElse("JSONata").equals("JSONata")) {
      throw new IllegalArgumentException(name + ": only the JSONata query language is played here");
    }
    String type = fields.text("Type");
    State state =
        switch (type) {
          case "Task" -> WorkReader.task(name, fields);
          case "Parallel" -> WorkReader.parallel(name, fields);
          case "Choice" -> choice(name, fields);
          case "Wait" -> new State.Wait(name, until(fields), onward(fields, BEFORE));
          case "Pass" -> new State.Pass(name, onward(fields, BEFORE));
          case "Succeed" -> new State.Succeed(name, template(fields, "Output", BEFORE));
          case "Fail" -> fail(name, fields);
          default ->
              throw new IllegalArgumentException(
                  name + ": a state of type " + type + " is not played here");
        };
    fields.done();
    return state;
  }

  private static State fail(String name, Fields fields) {
    return new State.Fail(
        name, template(fields, "Error", BEFORE), template(fields, "Cause", BEFORE));
  }

  private static State choice(String name, Fields fields) {
    List<Rule> rules = new ArrayList<>();
    fields
        .required("Choices")
        .forEach(
            node -> rules.add(rule(new Fields(name + "/Choices[" + rules.size() + "]", node))));
    Optional<Template> output = template(fields, "Output", BEFORE);
    Optional<Template> assign = template(fields, "Assign", BEFORE);
    Optional<Onward> otherwise =
        fields.optionalText("Default").map(next -> new Onward(Optional.of(next), output, assign));
    return new State.Choice(name, rules, otherwise);
  }

  private static Rule rule(Fields fields) {
    fields.optional("Comment");
    Template condition = Template.compile(fields.required("Condition"), "Condition", BEFORE);
    Rule rule = new Rule(condition, jump(fields, BEFORE));
    fields.done();
    return rule;
  }

  private static Until until(Fields fields) {
    Optional<Template> seconds = template(fields, "Seconds", BEFORE);
    Optional<Template> timestamp = template(fields, "Timestamp", BEFORE);
    if (seconds.isPresent() == timestamp.isPresent()) {
      throw new IllegalArgumentException(
          fields.location() + " needs exactly one of Seconds and Timestamp");
    }
    return seconds.<Until>map(Until.Seconds::new).orElseGet(() -> timestamp(timestamp));
  }

  private static Until timestamp(Optional<Template> timestamp) {
    return new Until.Timestamp(timestamp.orElseThrow());
  }

  /** Next or End, with Output and Assign. */
  static Onward onward(Fields fields, Set<String> visible) {
    Optional<String> next = fields.optionalText("Next");
    boolean end = fields.optional("End").map(JsonNode::asBoolean).orElse(false);
    if (next.isPresent() == end) {
      throw new IllegalArgumentException(fields.location() + " needs exactly one of Next and End");
    }
    return onward(fields, next, visible);
  }

  /** A Next that must be there, with Output and Assign. */
  static Onward jump(Fields fields, Set<String> visible) {
    return onward(fields, Optional.of(fields.text("Next")), visible);
  }

  private static Onward onward(Fields fields, Optional<String> next, Set<String> visible) {
    return new Onward(
        next, template(fields, "Output", visible), template(fields, "Assign", visible));
  }

  static Optional<Template> template(Fields fields, String name, Set<String> visible) {
    try {
      return fields.optional(name).map(node -> Template.compile(node, name, visible));
    } catch (IllegalArgumentException invalid) {
      throw new IllegalArgumentException(fields.location() + ": " + invalid.getMessage(), invalid);
    }
  }
}
