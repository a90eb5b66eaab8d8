package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.cloud.Images;
import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.run.Child;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.run.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs containers as processes of this machine: each image is unpacked into a folder of its own and
 * its command starts there, at the task's own loopback address.
 */
public final class ProcessTasks implements TaskRuntime, AutoCloseable {

  /** What the runtime's own first process ends with when the kernel refuses the program. */
  private static final int FOREIGN_PROGRAM = 1;

  private static final Duration LOG_DELAY = Duration.ofMillis(100);

  private final Path folder;
  private final Images images;
  private final LogSink logs;
  private final Platform platform;
  private final MetadataServer metadata = new MetadataServer();
  private final Boots boots;
  private final MemoryWatch memory;
  private final Map<String, Container> containers = new ConcurrentHashMap<>();
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService wallTime =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("task-wall-time").factory());

  /**
   * What this machine gives all tasks.
   *
   * @param resolver DNS server as {@code address:port}
   */
  public record Platform(Children children, String resolver) {}

  /**
   * @param folder keeps a directory per task
   */
  public ProcessTasks(Path folder, Images images, LogSink logs, Platform platform) {
    this.folder = folder;
    this.images = images;
    this.logs = logs;
    this.platform = platform;
    this.boots = new Boots(wallTime);
    this.memory = new MemoryWatch(wallTime);
  }

  @Override
  public CompletableFuture<Map<String, String>> pull(TaskLaunch launch) {
    return CompletableFuture.supplyAsync(() -> pullAll(launch), work);
  }

  @Override
  public CompletableFuture<Void> start(TaskLaunch launch, Exits exits) {
    return CompletableFuture.allOf(
        launch.containers().stream()
            .map(each -> CompletableFuture.supplyAsync(() -> start(launch, each, exits), work))
            .map(started -> started.thenCompose(up -> up))
            .toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public void stop(TaskLaunch launch) {
    launch.containers().forEach(each -> work.execute(() -> stop(key(launch, each.name()))));
  }

  @Override
  public CompletableFuture<Boolean> check(TaskLaunch launch, HealthCommand command) {
    Container container = containers.get(key(launch, command.container()));
    if (container == null) {
      return CompletableFuture.completedFuture(false);
    }
    return CompletableFuture.supplyAsync(
            () -> platform.children().start(container.within(command)), work)
        .thenCompose(probe -> passed(probe, command.timeout()));
  }

  @Override
  public void close() {
    metadata.close();
    wallTime.shutdownNow();
    work.shutdownNow();
  }

  private Map<String, String> pullAll(TaskLaunch launch) {
    Map<String, String> digests = new HashMap<>();
    for (ContainerLaunch each : launch.containers()) {
      Container container = new Container(each, folderOf(launch, each));
      try {
        digests.put(each.name(), container.pull(images, launch.architecture()));
      } catch (NoSuchImage missing) {
        throw new CompletionException(missing);
      }
      containers.put(key(launch, each.name()), container);
    }
    return digests;
  }

  private CompletableFuture<Void> start(
      TaskLaunch launch, ContainerLaunch definition, Exits exits) {
    Container container = containers.get(key(launch, definition.name()));
    if (container == null) {
      return CompletableFuture.completedFuture(null);
    }
    Command command = container.command(environment(launch, definition));
    Program program = container.program(command);
    Optional<String> obstacle = program.obstacle();
    if (obstacle.isPresent()) {
      containers.remove(key(launch, definition.name()));
      return CompletableFuture.failedFuture(new CannotStart(obstacle.get()));
    }
    CompletableFuture<Integer> exit =
        program.isForeign() ? refused(container, program) : begun(container, command);
    follow(launch, definition, exit.thenApply(container::end), exits);
    return boots.up(launch.address(), definition.ports(), exit).thenRun(container::up);
  }

  private CompletableFuture<Integer> begun(Container container, Command command) {
    Child child = platform.children().start(command);
    container.started(child);
    memory.over(child, container.memory(), container::starve);
    return child.exit();
  }

  private static CompletableFuture<Integer> refused(Container container, Program program) {
    container.note("exec " + program.word() + ": exec format error");
    return CompletableFuture.completedFuture(FOREIGN_PROGRAM);
  }

  /** Hands its lines on while it runs, and tells its end after the last of them. */
  private void follow(
      TaskLaunch launch,
      ContainerLaunch definition,
      CompletableFuture<ContainerEnd> ended,
      Exits exits) {
    LogTail tail =
        new LogTail(Container.log(folderOf(launch, definition)), line -> log(definition, line));
    Future<?> reading =
        wallTime.scheduleWithFixedDelay(
            tail::read, LOG_DELAY.toMillis(), LOG_DELAY.toMillis(), TimeUnit.MILLISECONDS);
    ended.thenAccept(
        how -> {
          reading.cancel(false);
          tail.finish();
          containers.remove(key(launch, definition.name()));
          metadata.forget(launch);
          exits.exited(definition.name(), how);
        });
  }

  private void stop(String key) {
    Container container = containers.get(key);
    if (container != null) {
      container.stop();
      wallTime.schedule(container::kill, container.stopTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private CompletableFuture<Boolean> passed(Child probe, Duration timeout) {
    wallTime.schedule(probe::kill, timeout.toMillis(), TimeUnit.MILLISECONDS);
    return probe.exit().thenApply(code -> code == 0);
  }

  private void log(ContainerLaunch container, String line) {
    container.logs().ifPresent(to -> logs.append(to.group(), to.stream(), line));
  }

  private Map<String, String> environment(TaskLaunch launch, ContainerLaunch container) {
    Map<String, String> environment = new HashMap<>(container.environment());
    environment.put("ECS_CONTAINER_METADATA_URI_V4", metadata.publish(launch, container));
    environment.put("HOST", launch.address().getHostAddress());
    environment.put("RESOLVER", platform.resolver());
    return environment;
  }

  private Path folderOf(TaskLaunch launch, ContainerLaunch container) {
    return folder.resolve(launch.id()).resolve(container.name());
  }

  private static String key(TaskLaunch launch, String container) {
    return launch.id() + "/" + container;
  }
}
