package dev.slipway.rehearsal.task;

import static java.util.Comparator.naturalOrder;

import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.cloud.Reply;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Tasks without processes: each container behaves as its script says, on the cloud's clock. */
public final class SimulatedTasks implements TaskRuntime {

  private static final int TERMINATED = 128 + 15;

  private final CloudClock clock;
  private final LogSink logs;
  private final BiFunction<TaskLaunch, ContainerLaunch, Script> scripts;
  private final Map<String, Running> running = new HashMap<>();

  /**
   * @param scripts how a container of a task behaves
   */
  public SimulatedTasks(
      CloudClock clock, LogSink logs, BiFunction<TaskLaunch, ContainerLaunch, Script> scripts) {
    this.clock = clock;
    this.logs = logs;
    this.scripts = scripts;
  }

  /** What a health check of the address meets: the first container answers. */
  public Reply reply(InetAddress address) {
    return running.values().stream()
        .filter(task -> task.launch.address().equals(address))
        .filter(task -> !task.ended.contains(task.parts.getFirst().name()))
        .findFirst()
        .map(task -> task.parts.getFirst())
        .map(part -> part.script.run().reply())
        .orElse(new Reply.NoConnection());
  }

  @Override
  public CompletableFuture<Map<String, String>> pull(TaskLaunch launch) {
    CompletableFuture<Map<String, String>> pulled = new CompletableFuture<>();
    List<Part> parts = parts(launch);
    Duration longest =
        parts.stream().map(part -> part.script.pullTime()).max(naturalOrder()).orElseThrow();
    clock.after(longest, () -> finish(launch, parts, pulled));
    return pulled;
  }

  @Override
  public CompletableFuture<Void> start(TaskLaunch launch, Exits exits) {
    Running task = new Running(launch, parts(launch), exits, new HashSet<>());
    Optional<Script.Refusal> refusal =
        task.parts.stream().flatMap(part -> part.script.run().refusal().stream()).findFirst();
    if (refusal.isPresent()) {
      return refused(refusal.orElseThrow());
    }
    running.put(launch.id(), task);
    task.parts.forEach(part -> begin(task, part));
    return CompletableFuture.completedFuture(null);
  }

  private void begin(Running task, Part part) {
    Script.Run run = part.script.run();
    print(part.container, run);
    run.exit().ifPresent(exit -> clock.after(exit.after(), () -> end(task, part, exit.how())));
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
      task.parts.forEach(part -> clock.after(part.script.stopTime(), () -> end(task, part, how)));
    }
  }

  @Override
  public CompletableFuture<Boolean> check(TaskLaunch launch, HealthCommand command) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(running.get(launch.id())).stream()
            .flatMap(task -> task.parts.stream())
            .filter(part -> part.name().equals(command.container()))
            .anyMatch(part -> part.script.run().passesOwnCheck()));
  }

  @Override
  public boolean ignoresVolumes() {
    return true;
  }

  private List<Part> parts(TaskLaunch launch) {
    return launch.containers().stream()
        .map(container -> new Part(container, scripts.apply(launch, container)))
        .toList();
  }

  private static void finish(
      TaskLaunch launch, List<Part> parts, CompletableFuture<Map<String, String>> pulled) {
    Optional<NoSuchImage> missing =
        parts.stream().flatMap(part -> missing(launch, part).stream()).findFirst();
    missing.ifPresentOrElse(pulled::completeExceptionally, () -> pulled.complete(digests(launch)));
  }

  private static Optional<NoSuchImage> missing(TaskLaunch launch, Part part) {
    return switch (part.script.image()) {
      case THERE -> Optional.empty();
      case MISSING -> Optional.of(NoSuchImage.atAll(part.container.image()));
      case FOR_OTHER_PROCESSORS -> Optional.of(NoSuchImage.ofPlatform(launch.architecture()));
    };
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

  private void end(Running task, Part part, ContainerEnd how) {
    if (task.ended.add(part.name())) {
      if (task.ended.size() == task.parts.size()) {
        running.remove(task.launch.id(), task);
      }
      task.exits.exited(part.name(), how);
    }
  }

  /**
   * @param ended names of the containers that have ended
   */
  private record Running(TaskLaunch launch, List<Part> parts, Exits exits, Set<String> ended) {}

  private record Part(ContainerLaunch container, Script script) {

    String name() {
      return container.name();
    }
  }
}
