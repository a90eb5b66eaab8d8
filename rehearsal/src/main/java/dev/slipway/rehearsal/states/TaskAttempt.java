package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.ErrorNames;
import dev.slipway.rehearsal.states.asl.QueryFailure;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.states.asl.State.Integration;
import dev.slipway.rehearsal.time.CloudClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One try of a task. A function works in wall time, so its share of the time limit is wall time;
 * waiting for a token is cloud time.
 */
final class TaskAttempt implements Tokens.Waiting {

  private final Visit visit;
  private final State.Task task;
  private final TaskEvents events;
  private Optional<String> token = Optional.empty();
  private Limits limits = Limits.NONE;
  private CloudClock.Timer timeout = () -> {};
  private CloudClock.Timer heartbeat = () -> {};
  private boolean over;

  /** Time limits in seconds. */
  record Limits(Optional<Long> timeout, Optional<Long> heartbeat) {
    private static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
  }

  TaskAttempt(Visit visit, State.Task task) {
    this.visit = visit;
    this.task = task;
    this.events = new TaskEvents(visit.branch(), task.work().integration());
  }

  void begin() {
    visit.onAbort(this::close);
    if (task.work().integration() == Integration.INVOKE_WAIT_FOR_TOKEN) {
      token = Optional.of(visit.execution().tokens().issue(this));
    }
    try {
      JsonNode arguments = visit.evaluate(task.work().arguments(), token);
      limits = limits();
      events.scheduled(arguments, limits);
      call(arguments);
    } catch (QueryFailure failure) {
      close();
      visit.failQuery(failure);
    }
  }

  private Limits limits() throws QueryFailure {
    Optional<Long> timeout = Optional.empty();
    Optional<Long> beat = Optional.empty();
    if (task.work().timeout().isPresent()) {
      JsonNode seconds = visit.evaluate(task.work().timeout().get(), token);
      timeout = Optional.of(Numbers.whole("TimeoutSeconds", seconds, 1));
    }
    if (task.work().heartbeat().isPresent()) {
      JsonNode seconds = visit.evaluate(task.work().heartbeat().get(), token);
      beat = Optional.of(Numbers.whole("HeartbeatSeconds", seconds, 1));
    }
    return new Limits(timeout, beat);
  }

  private void call(JsonNode arguments) {
    Surroundings cloud = visit.execution().surroundings();
    Errand errand = Errand.of(task.work().integration(), arguments, cloud);
    String role = visit.execution().machine().roleArn();
    Optional<String> refusal =
        cloud.permissions().refusal(role, errand.action(), errand.resource(), Map.of());
    if (refusal.isPresent()) {
      failed(errand.refused(refusal.get()));
      return;
    }
    events.started();
    limits.timeout().ifPresent(seconds -> timeout = timer(inWallTime(seconds), this::timedOut));
    errand.run().thenAccept(reply -> turn(() -> replied(reply)));
  }

  private void replied(Errand.Reply reply) {
    switch (reply) {
      case Errand.Reply.Failed failed -> failed(failed.failure());
      case Errand.Reply.Returned returned -> returned(returned.result());
    }
  }

  private void returned(JsonNode result) {
    if (token.isEmpty()) {
      succeeded(result);
      return;
    }
    events.submitted(result);
    timeout.cancel();
    limits
        .timeout()
        .ifPresent(seconds -> timeout = timer(Duration.ofSeconds(seconds), this::timedOut));
    startHeartbeat();
  }

  private void startHeartbeat() {
    heartbeat.cancel();
    limits
        .heartbeat()
        .ifPresent(
            seconds -> heartbeat = timer(Duration.ofSeconds(seconds), this::missedHeartbeat));
  }

  private void timedOut() {
    close();
    Failure failure = new Failure(ErrorNames.TIMEOUT, "");
    events.timedOut(failure);
    visit.fail(failure);
  }

  private void missedHeartbeat() {
    close();
    Failure failure = new Failure(ErrorNames.HEARTBEAT_TIMEOUT, "");
    events.timedOut(failure);
    visit.fail(failure);
  }

  private void succeeded(JsonNode result) {
    close();
    if (Visit.tooLarge(result)) {
      failed(visit.dataLimit());
      return;
    }
    events.succeeded(result);
    visit.leaveWithResult(task.onward(), result);
  }

  private void failed(Failure failure) {
    close();
    events.failed(failure);
    visit.fail(failure);
  }

  @Override
  public void succeed(JsonNode output) {
    turn(() -> succeeded(output));
  }

  @Override
  public void fail(Failure failure) {
    turn(() -> failed(failure));
  }

  @Override
  public void heartbeat() {
    turn(this::startHeartbeat);
  }

  /** An answer, timer or token that comes after the attempt is over changes nothing. */
  private void turn(Runnable action) {
    visit
        .execution()
        .turn(
            () -> {
              if (!over) {
                action.run();
              }
            });
  }

  private CloudClock.Timer timer(Duration cloudTime, Runnable action) {
    return visit.execution().clock().after(cloudTime, () -> turn(action));
  }

  private Duration inWallTime(long seconds) {
    Duration wallOfOneSecond = visit.execution().clock().wall(Duration.ofSeconds(1));
    double factor = 1e9 / Math.max(1, wallOfOneSecond.toNanos());
    return Duration.ofMillis((long) (seconds * 1000 * factor));
  }

  private void close() {
    over = true;
    timeout.cancel();
    heartbeat.cancel();
    token.ifPresent(visit.execution().tokens()::close);
  }
}
