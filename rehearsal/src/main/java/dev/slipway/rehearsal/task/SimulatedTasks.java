package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Tasks without processes: each behaves as its script says, on the cloud's clock. */
public final class SimulatedTasks implements TaskRuntime {

  private static final int TERMINATED = 128 + 15;

  private final CloudClock clock;
  private final Function<TaskLaunch, Script> scripts;
  private final Map<String, Running> running = new HashMap<>();

  public SimulatedTasks(CloudClock clock, Function<TaskLaunch, Script> scripts) {
    this.clock = clock;
    this.scripts = scripts;
  }

  /** Whether something that answers health checks well runs at the address. */
  public boolean answers(InetAddress address) {
    return running.values().stream()
        .anyMatch(task -> task.launch.address().equals(address) && task.script.healthy());
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
    running.put(launch.id(), task);
    task.script.exit().ifPresent(exit -> clock.after(exit.after(), () -> end(task, exit.code())));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void stop(TaskLaunch launch) {
    Running task = running.get(launch.id());
    if (task != null) {
      clock.after(task.script.stopTime(), () -> end(task, TERMINATED));
    }
  }

  @Override
  public CompletableFuture<Boolean> check(TaskLaunch launch, HealthCommand command) {
    return CompletableFuture.completedFuture(answers(launch.address()));
  }

  private static void finish(
      TaskLaunch launch, Script script, CompletableFuture<Map<String, String>> pulled) {
    if (!script.imageExists()) {
      pulled.completeExceptionally(NoSuchImage.atAll(image(launch)));
      return;
    }
    Map<String, String> digests = new HashMap<>();
    launch.containers().forEach(each -> digests.put(each.name(), digest(each.image())));
    pulled.complete(digests);
  }

  private static String image(TaskLaunch launch) {
    return launch.containers().getFirst().image();
  }

  private static String digest(String image) {
    int at = image.indexOf('@');
    return at >= 0 ? image.substring(at + 1) : "sha256:%064x".formatted(image.hashCode());
  }

  private void end(Running task, int exitCode) {
    if (running.remove(task.launch.id(), task)) {
      task.launch.containers().forEach(each -> task.exits.exited(each.name(), exitCode));
    }
  }

  private record Running(TaskLaunch launch, Script script, Exits exits) {}
}
