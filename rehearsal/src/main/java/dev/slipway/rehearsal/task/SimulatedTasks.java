package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.cloud.Reply;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Tasks without processes: each behaves as its script says, on the cloud's clock. */
public final class SimulatedTasks implements TaskRuntime {

  private static final int TERMINATED = 128 + 15;

  private final CloudClock clock;
  private final LogSink logs;
  private final Function<TaskLaunch, Script> scripts;
  private final Map<String, Running> running = new HashMap<>();

  public SimulatedTasks(CloudClock clock, LogSink logs, Function<TaskLaunch, Script> scripts) {
    this.clock = clock;
    this.logs = logs;
    this.scripts = scripts;
  }

  /** What a health check of the address meets. */
  public Reply reply(InetAddress address) {
    return running.values().stream()
        .filter(task -> task.launch.address().equals(address))
        .findFirst()
        .map(task -> task.script.run().reply())
        .orElse(new Reply.NoConnection());
  }

  @Override
  public CompletableFuture<Map<String, String>> pull(TaskLaunch launch) {
    CompletableFuture<Map<String, String>> pulled = new CompletableFuture<>();
    Script script = scripts.apply(launch);
    clock.after(script.pullTime(), () -> finish(launch, script, pulled));
    return pulled;
  }

  @Override
  public CompletableFuture<Void> start(TaskLaunch launch, Exits exits) {
    Running task = new Running(launch, scripts.apply(launch), exits);
    Script.Run run = task.script.run();
    if (run.refusal().isPresent()) {
      return refused(run.refusal().get());
    }
    running.put(launch.id(), task);
    launch.containers().forEach(each -> print(each, run));
    run.exit().ifPresent(exit -> clock.after(exit.after(), () -> end(task, exit.how())));
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> refused(Script.Refusal refusal) {
    CompletableFuture<Void> start = new CompletableFuture<>();
    clock.after(refusal.after(), () -> start.completeExceptionally(new CannotStart(refusal.why())));
    return start;
  }

  @Override
  public void stop(TaskLaunch launch) {
    Running task = running.get(launch.id());
    if (task != null) {
      ContainerEnd how = ContainerEnd.of(TERMINATED);
      clock.after(task.script.stopTime(), () -> end(task, how));
    }
  }

  @Override
  public CompletableFuture<Boolean> check(TaskLaunch launch, HealthCommand command) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(running.get(launch.id()))
            .map(task -> task.script.run().passesOwnCheck())
            .orElse(false));
  }

  private static void finish(
      TaskLaunch launch, Script script, CompletableFuture<Map<String, String>> pulled) {
    switch (script.image()) {
      case THERE -> pulled.complete(digests(launch));
      case MISSING ->
          pulled.completeExceptionally(NoSuchImage.atAll(launch.containers().getFirst().image()));
      case FOR_OTHER_PROCESSORS ->
          pulled.completeExceptionally(NoSuchImage.ofPlatform(launch.architecture()));
    }
  }

  private static Map<String, String> digests(TaskLaunch launch) {
    Map<String, String> digests = new HashMap<>();
    launch.containers().forEach(each -> digests.put(each.name(), digest(each.image())));
    return digests;
  }

  private static String digest(String image) {
    int at = image.indexOf('@');
    return at >= 0 ? image.substring(at + 1) : "sha256:%064x".formatted(image.hashCode());
  }

  private void print(ContainerLaunch container, Script.Run run) {
    container
        .logs()
        .ifPresent(to -> run.lines().forEach(line -> logs.append(to.group(), to.stream(), line)));
  }

  private void end(Running task, ContainerEnd how) {
    if (running.remove(task.launch.id(), task)) {
      task.launch.containers().forEach(each -> task.exits.exited(each.name(), how));
    }
  }

  private record Running(TaskLaunch launch, Script script, Exits exits) {}
}
