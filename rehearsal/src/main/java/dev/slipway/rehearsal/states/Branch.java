package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.states.asl.ErrorNames;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.states.asl.States;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** One sequence of states being gone through: an execution's own, or a branch of a Parallel. */
final class Branch {

  private final Execution execution;
  private final States states;
  private final Variables variables;
  private final End end;
  private long lastEvent;
  private boolean stopped;
  private Position position;
  private Runnable abort = () -> {};

  /** Where the sequence is, or where it stopped. */
  private record Position(State state, JsonNode input) {}

  /** Who is told how the sequence ended. */
  interface End {

    void succeeded(JsonNode output);

    void failed(Failure failure);
  }

  Branch(Execution execution, States states, Variables variables, End end) {
    this.execution = execution;
    this.states = states;
    this.variables = variables;
    this.end = end;
    this.position = new Position(states.named(states.startAt()), Json.object());
    this.lastEvent = execution.history().events().size();
  }

  void start(JsonNode input) {
    lastEvent = execution.history().events().size();
    enter(states.startAt(), input);
  }

  /** Enters the state again in which it stopped. */
  void reenter() {
    stopped = false;
    lastEvent = execution.history().events().size();
    enter(position.state().name(), position.input());
  }

  private void enter(String name, JsonNode input) {
    if (stopped) {
      return;
    }
    if (execution.history().isNearlyFull()) {
      fail(
          new Failure(
              ErrorNames.RUNTIME,
              "The execution reached the maximum number of history events (25000)."));
      return;
    }
    position = new Position(states.named(name), input);
    Visit visit = new Visit(this, position.state(), input);
    abort = visit::abort;
    visit.enter();
  }

  /** Goes on after a visit: to the state named, else to the end. */
  void leave(State.Onward onward, JsonNode output) {
    onward
        .next()
        .ifPresentOrElse(
            next -> execution.turn(() -> enter(next, output)), () -> end.succeeded(output));
  }

  void succeed(JsonNode output) {
    end.succeeded(output);
  }

  void fail(Failure failure) {
    end.failed(failure);
  }

  /** Forgets whatever the present state waits for. */
  void stop() {
    if (!stopped) {
      stopped = true;
      abort.run();
    }
  }

  void record(HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
    lastEvent = execution.history().add(lastEvent, type, details);
  }

  boolean isInParallel() {
    return position.state() instanceof State.Parallel;
  }

  long lastEvent() {
    return lastEvent;
  }

  Execution execution() {
    return execution;
  }

  Variables variables() {
    return variables;
  }
}
