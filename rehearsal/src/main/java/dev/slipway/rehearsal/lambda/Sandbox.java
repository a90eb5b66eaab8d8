package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.run.Child;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a process of the function that works on one invocation at a time. Its
 * time limit is wall time, because the process does not get faster with the cloud's clock.
 */
final class Sandbox {

  /** What starting may take beyond the function's own time limit. */
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final String id;
  private final LambdaFunction function;
  private final LogTail log;
  private final ScheduledExecutorService timers;
  private final Owner owner;
  private CompletableFuture<Optional<Invocation>> offered = new CompletableFuture<>();
  private @Nullable Invocation current;
  private @Nullable ScheduledFuture<?> limit;
  private @Nullable Child process;
  private long begun;
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private boolean dead;

  /** Who owns the environment. */
  interface Owner {

    /** The environment waits for work. */
    void idle(Sandbox sandbox);

    /** The environment is no more. */
    void gone(Sandbox sandbox);
  }

  /** What an environment needs besides its function. */
  record Means(LogTail log, ScheduledExecutorService timers, Owner owner) {}

  Sandbox(String id, LambdaFunction function, Means means) {
    this.id = id;
    this.function = function;
    this.log = means.log();
    this.timers = means.timers();
    this.owner = means.owner();
  }

  String id() {
    return id;
  }

  /** Watches over the process that was started for this environment. */
  synchronized void runsIn(Child child) {
    process = child;
    if (dead) {
      child.kill();
    }
    child.exit().thenAccept(this::exited);
  }

  /** Gives the environment work, unless it has some or is over. */
  synchronized boolean tryOffer(Invocation invocation) {
    if (dead || current != null) {
      return false;
    }
    current = invocation;
    limitTo(
        asked.isDone()
            ? function.limits().timeout()
            : function.limits().timeout().plus(START_LIMIT));
    offered.complete(Optional.of(invocation));
    return true;
  }

  /** Done once the process has asked for its first work. */
  CompletableFuture<Void> asked() {
    return asked;
  }

  /** Waits for work; empty when the environment is over. */
  Optional<Invocation> next() {
    Optional<Invocation> next = polled().join();
    next.ifPresent(this::begin);
    return next;
  }

  private synchronized CompletableFuture<Optional<Invocation>> polled() {
    asked.complete(null);
    return offered;
  }

  private synchronized void begin(Invocation invocation) {
    begun = System.nanoTime();
    limitTo(function.limits().timeout());
    log.line("START RequestId: " + invocation.id() + " Version: $LATEST");
  }

  long deadlineMillis() {
    return System.currentTimeMillis() + function.limits().timeout().toMillis();
  }

  void returned(String invocationId, String payload) {
    finish(invocationId, new Answer.Returned(payload.isEmpty() ? "null" : payload));
  }

  void failed(String invocationId, String error) {
    finish(invocationId, new Answer.Failed(typeOf(error), error));
  }

  private void finish(String invocationId, Answer answer) {
    Optional<Invocation> done = release(invocationId);
    done.ifPresent(
        invocation -> {
          // The lines come before the answer, so that whoever acts on the answer finds them.
          report(invocation);
          invocation.answer().complete(answer);
          owner.idle(this);
        });
  }

  private synchronized Optional<Invocation> release(String invocationId) {
    Invocation invocation = current;
    if (invocation == null || !invocation.id().equals(invocationId)) {
      return Optional.empty();
    }
    current = null;
    offered = new CompletableFuture<>();
    cancelLimit();
    return Optional.of(invocation);
  }

  private void report(Invocation invocation) {
    double millis = (System.nanoTime() - begun) / 1e6;
    log.catchUp();
    log.line("END RequestId: " + invocation.id());
    log.line(
        "REPORT RequestId: %s Duration: %.2f ms Billed Duration: %d ms Memory Size: %d MB"
            .formatted(
                invocation.id(), millis, (long) Math.ceil(millis), function.limits().memory()));
  }

  /** The function could not be loaded; the process ends by itself. */
  void initFailed(String error) {
    takeCurrent()
        .ifPresent(
            invocation -> invocation.answer().complete(new Answer.Failed(typeOf(error), error)));
  }

  private static String typeOf(String error) {
    return Json.parse(error).path("errorType").asText("Unhandled");
  }

  private void exited(int code) {
    close();
    log.catchUp();
    takeCurrent()
        .ifPresent(
            invocation ->
                invocation.fail("Runtime.ExitError", "Runtime exited with error: " + end(code)));
    owner.gone(this);
  }

  private static String end(int code) {
    return code > 128 ? "signal " + (code - 128) : "exit status " + code;
  }

  private void timedOut() {
    Optional<Invocation> late = takeCurrent();
    close();
    late.ifPresent(this::failLate);
  }

  private void failLate(Invocation invocation) {
    String text =
        "Task timed out after %.2f seconds"
            .formatted(function.limits().timeout().toMillis() / 1000.0);
    log.catchUp();
    log.line(invocation.id() + " " + text);
    invocation.fail("Sandbox.Timedout", text);
  }

  private synchronized Optional<Invocation> takeCurrent() {
    Optional<Invocation> taken = Optional.ofNullable(current);
    current = null;
    cancelLimit();
    return taken;
  }

  /** Lets the process end by itself, so that what it has learned gets written; then ends it. */
  void closeGently() {
    Child child = process;
    if (child != null) {
      child.signal("TERM");
      child.exit().completeOnTimeout(0, 3, TimeUnit.SECONDS).join();
    }
    close();
  }

  /** Ends the process. */
  synchronized void close() {
    dead = true;
    offered.complete(Optional.empty());
    if (process != null) {
      process.kill();
    }
  }

  private void limitTo(Duration wallTime) {
    cancelLimit();
    limit = timers.schedule(this::timedOut, wallTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancelLimit() {
    if (limit != null) {
      limit.cancel(false);
    }
  }
}
