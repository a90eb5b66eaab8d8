package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.states.asl.Bindings;
import dev.slipway.rehearsal.states.asl.ErrorNames;
import dev.slipway.rehearsal.states.asl.QueryFailure;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.states.asl.State.Onward;
import dev.slipway.rehearsal.states.asl.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** One stay in a state, from entering to leaving, with everything its templates can see. */
final class Visit {

  /**
   * Bytes of UTF-8 that a result, an output or a variable may have (Step Functions developer guide,
   * service-quotas, read 2026-11).
   */
  static final int DATA_LIMIT = 262_144;

  private final Branch branch;
  private final State state;
  private final JsonNode input;
  private final Instant entered;
  private final Map<String, JsonNode> variables;
  private Consumer<Failure> failing;
  private Runnable cancel = () -> {};
  private int retries;
  private boolean left;

  Visit(Branch branch, State state, JsonNode input) {
    this.branch = branch;
    this.state = state;
    this.input = input;
    this.entered = branch.execution().clock().now();
    this.variables = branch.variables().visible();
    this.failing = this::endWith;
  }

  void enter() {
    branch.record(
        type("StateEntered"),
        event ->
            event.stateEnteredEventDetails(
                details ->
                    details
                        .name(state.name())
                        .input(input.toString())
                        .inputDetails(size -> size.truncated(false))));
    execution().journal("state-entered", state.name());
    Conduct.of(this, state).begin();
  }

  /** Names who deals with an error of this state from now on. */
  void onFailure(Consumer<Failure> failing) {
    this.failing = failing;
  }

  /** Names what to cancel when the execution ends while the state waits. */
  void onAbort(Runnable cancel) {
    this.cancel = cancel;
  }

  void abort() {
    if (left) {
      return;
    }
    left = true;
    cancel.run();
    if (state instanceof State.Task
        || state instanceof State.Wait
        || state instanceof State.Parallel) {
      branch.record(type("StateAborted"), event -> event);
    }
  }

  void countRetry() {
    retries++;
  }

  void fail(Failure failure) {
    failing.accept(failure);
  }

  /** Lets the error end the sequence of states. */
  void endWith(Failure failure) {
    left = true;
    branch.fail(failure);
  }

  /** Leaves with the input as the output, unless the way on has an Output of its own. */
  void leave(Onward onward) {
    leave(onward, Optional.empty(), input);
  }

  /** Leaves with a result, which is the output unless the way on has an Output of its own. */
  void leaveWithResult(Onward onward, JsonNode result) {
    leave(onward, Optional.of(Map.entry("result", result)), result);
  }

  /** Leaves on the way a catcher names; an error on that way cannot be caught again. */
  void leaveWithError(Onward onward, Failure failure) {
    failing = this::endWith;
    leave(onward, Optional.of(Map.entry("errorOutput", failure.output())), failure.output());
  }

  private void leave(
      Onward onward, Optional<Map.Entry<String, JsonNode>> seen, JsonNode otherwise) {
    try {
      ObjectNode states = states(Optional.empty());
      seen.ifPresent(member -> states.set(member.getKey(), member.getValue()));
      JsonNode output =
          onward.output().isPresent() ? evaluate(onward.output().get(), states) : otherwise;
      Map<String, JsonNode> assigned = assigned(onward, states);
      if (tooLarge(output) || assigned.values().stream().anyMatch(Visit::tooLarge)) {
        fail(dataLimit());
        return;
      }
      branch.variables().assign(assigned);
      exit(output, assigned);
      branch.leave(onward, output);
    } catch (QueryFailure failure) {
      failQuery(failure);
    }
  }

  private Map<String, JsonNode> assigned(Onward onward, ObjectNode states) throws QueryFailure {
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    if (onward.assign().isPresent()) {
      evaluate(onward.assign().get(), states)
          .properties()
          .forEach(variable -> assigned.put(variable.getKey(), variable.getValue()));
    }
    return assigned;
  }

  /** Leaves to the end of the sequence. */
  void succeed(JsonNode output) {
    exit(output, Map.of());
    branch.succeed(output);
  }

  private void exit(JsonNode output, Map<String, JsonNode> assigned) {
    left = true;
    Map<String, String> texts = new LinkedHashMap<>();
    assigned.forEach((name, value) -> texts.put(name, value.toString()));
    branch.record(
        type("StateExited"),
        event ->
            event.stateExitedEventDetails(
                details -> {
                  details.name(state.name()).output(output.toString());
                  details.outputDetails(size -> size.truncated(false));
                  if (!texts.isEmpty()) {
                    details.assignedVariables(texts);
                  }
                }));
  }

  /** Evaluates before there is a result: {@code $states} has input and context only. */
  JsonNode evaluate(Template template) throws QueryFailure {
    return evaluate(template, states(Optional.empty()));
  }

  /** Evaluates with a task token in the context. */
  JsonNode evaluate(Template template, Optional<String> token) throws QueryFailure {
    return evaluate(template, states(token));
  }

  private JsonNode evaluate(Template template, ObjectNode states) throws QueryFailure {
    Surroundings surroundings = execution().surroundings();
    return template.evaluate(
        new Bindings(states, variables, surroundings.clock().now(), surroundings.random()));
  }

  private ObjectNode states(Optional<String> token) {
    ObjectNode context = execution().context();
    context
        .putObject("State")
        .put("Name", state.name())
        .put("EnteredTime", Timestamps.text(entered))
        .put("RetryCount", retries);
    token.ifPresent(text -> context.putObject("Task").put("Token", text));
    ObjectNode states = Json.object();
    states.set("input", input);
    states.set("context", context);
    return states;
  }

  /** Records that an expression failed, and fails with it. */
  void failQuery(QueryFailure failure) {
    String cause =
        "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
            .formatted(state.name(), branch.lastEvent(), failure.getMessage());
    branch.record(
        HistoryEventType.EVALUATION_FAILED,
        event ->
            event.evaluationFailedEventDetails(
                details ->
                    details
                        .error(ErrorNames.QUERY_EVALUATION_ERROR)
                        .cause(cause)
                        .location(failure.location())
                        .state(state.name())));
    fail(new Failure(ErrorNames.QUERY_EVALUATION_ERROR, cause));
  }

  static boolean tooLarge(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length > DATA_LIMIT;
  }

  Failure dataLimit() {
    return new Failure(
        ErrorNames.DATA_LIMIT_EXCEEDED,
        "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
            .formatted(state.name()));
  }

  private HistoryEventType type(String suffix) {
    return HistoryEventType.fromValue(state.getClass().getSimpleName() + suffix);
  }

  Execution execution() {
    return branch.execution();
  }

  Branch branch() {
    return branch;
  }

  JsonNode input() {
    return input;
  }

  String stateName() {
    return state.name();
  }

  Map<String, JsonNode> variables() {
    return variables;
  }
}
