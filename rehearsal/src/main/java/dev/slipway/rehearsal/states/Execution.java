package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.time.CloudClock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * One execution of a machine. Its states advance in turns; what others read of it may be read at
 * any time.
 */
final class Execution {

  private final Machine machine;
  private final String name;
  private final JsonNode input;
  private final Surroundings surroundings;
  private final Tokens tokens;
  private final Executor turns = new Turns();
  private final Instant started;
  private final History history;
  private CloudClock.Timer timeout = () -> {};
  private Branch top;
  private volatile Ending ending = Ending.OPEN;
  private volatile int redrives;

  /** When and how it ended; open while it runs. */
  private record Ending(Optional<Instant> stopped, Optional<Outcome> outcome) {
    private static final Ending OPEN = new Ending(Optional.empty(), Optional.empty());
  }

  Execution(Machine machine, String name, JsonNode input, Execution.World world) {
    this.machine = machine;
    this.name = name;
    this.input = input;
    this.surroundings = world.surroundings();
    this.tokens = world.tokens();
    this.started = surroundings.clock().now();
    this.history = new History(surroundings.clock());
    this.top = topBranch();
  }

  /** What all executions share. */
  record World(Surroundings surroundings, Tokens tokens) {}

  void start() {
    turn(
        () -> {
          history.add(0, HistoryEventType.EXECUTION_STARTED, ExecutionEvents.started(this));
          journal("execution-started", Json.text(input));
          run(() -> top.start(input));
        });
  }

  /** Runs again from the state it failed in, with that state's input and the variables so far. */
  void redrive() {
    redrives++;
    ending = Ending.OPEN;
    turn(
        () -> {
          history.add(
              top.lastEvent(), HistoryEventType.EXECUTION_REDRIVEN, ExecutionEvents.redriven(this));
          journal("execution-redriven", "redrive " + redrives);
          run(top::reenter);
        });
  }

  private void run(Runnable states) {
    ExecutionEvents.publish(this);
    timeout =
        machine
            .definition()
            .timeout()
            .map(limit -> clock().after(limit, this::timeOut))
            .orElse(() -> {});
    states.run();
  }

  private Branch topBranch() {
    Branch.End end =
        new Branch.End() {
          @Override
          public void succeeded(JsonNode output) {
            end(new Outcome.Succeeded(output));
          }

          @Override
          public void failed(Failure failure) {
            end(new Outcome.Failed(failure));
          }
        };
    return new Branch(this, machine.definition().states(), new Variables(Map.of()), end);
  }

  void stop(Optional<String> error, Optional<String> cause) {
    turn(() -> end(new Outcome.Aborted(error, cause)));
  }

  void timeOut() {
    turn(() -> end(new Outcome.TimedOut()));
  }

  private void end(Outcome outcome) {
    if (!isRunning()) {
      return;
    }
    timeout.cancel();
    top.stop();
    history.add(top.lastEvent(), ExecutionEvents.type(outcome), ExecutionEvents.ended(outcome));
    ending = new Ending(Optional.of(clock().now()), Optional.of(outcome));
    journal("execution-ended", ExecutionEvents.sentence(outcome));
    ExecutionEvents.publish(this);
  }

  /** Runs the action after all that were asked for before it; nothing happens after the end. */
  void turn(Runnable action) {
    turns.execute(
        () -> {
          if (isRunning()) {
            action.run();
          }
        });
  }

  boolean isRunning() {
    return ending.outcome().isEmpty();
  }

  /** Whether a redrive would have to run a Parallel again in part, which is not played. */
  boolean stoppedInParallel() {
    return top.isInParallel();
  }

  /** The parts of {@code $states.context} that stay the same from state to state. */
  ObjectNode context() {
    ObjectNode context = Json.object();
    context
        .putObject("Execution")
        .put("Id", arn())
        .put("Name", name)
        .put("RoleArn", machine.roleArn())
        .put("StartTime", Timestamps.text(started))
        .put("RedriveCount", redrives)
        .set("Input", input);
    context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
    return context;
  }

  void journal(String kind, String text) {
    surroundings.journal().write(new Journal.Entry(clock().now(), "states", kind, name, text));
  }

  CloudClock clock() {
    return surroundings.clock();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Tokens tokens() {
    return tokens;
  }

  History history() {
    return history;
  }

  Machine machine() {
    return machine;
  }

  String arn() {
    return machine.executionArn(name);
  }

  String name() {
    return name;
  }

  JsonNode input() {
    return input;
  }

  Instant started() {
    return started;
  }

  Optional<Instant> stopped() {
    return ending.stopped();
  }

  Optional<Outcome> outcome() {
    return ending.outcome();
  }

  int redrives() {
    return redrives;
  }
}
