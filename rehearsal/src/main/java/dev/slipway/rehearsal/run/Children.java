package dev.slipway.rehearsal.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that end with this one: on a normal exit, on an exception, and on {@code kill
 * -9} where the kernel offers PID namespaces. What an earlier killed run left is ended first.
 */
public final class Children implements AutoCloseable {

  /**
   * The kernel's parent-death signal fires when the thread that started the child ends, so one
   * thread that never ends starts them all.
   */
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("child-starter").factory());

  private final Isolation isolation;
  private final ProcessList processes;
  private final Set<Child> living = ConcurrentHashMap.newKeySet();

  /**
   * @param stateFolder keeps the list of this run's processes; created when missing
   * @throws UncheckedIOException when the folder cannot be used
   */
  public Children(Path stateFolder) {
    this(stateFolder, Isolation.probe());
  }

  Children(Path stateFolder, Isolation isolation) {
    this.isolation = isolation;
    try {
      this.processes = ProcessList.open(stateFolder);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep process ids in " + stateFolder, failure);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-children"));
  }

  /** What people should know when children cannot be tied to this process by the kernel. */
  public Optional<String> notice() {
    return isolation.isEnforced()
        ? Optional.empty()
        : Optional.of(
            "this machine permits no PID namespaces (setpriv, unshare): processes left by a"
                + " kill -9 end when the rehearsal next starts");
  }

  /**
   * Starts a process.
   *
   * @throws UncheckedIOException when the program or the folder does not exist
   */
  public Child start(Command command) {
    try {
      return STARTER.submit(() -> launch(command)).get();
    } catch (ExecutionException failure) {
      throw new UncheckedIOException(
          "cannot start %s in %s".formatted(command.name(), command.directory()),
          new IOException(failure.getCause()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting " + command.name(), interrupted);
    }
  }

  /** Ends all children. */
  @Override
  public void close() {
    living.forEach(Child::kill);
  }

  private Child launch(Command command) throws IOException {
    Files.createDirectories(command.log().toAbsolutePath().getParent());
    Process process = builder(command).start();
    processes.add(process.toHandle());
    Child child = new OwnedProcess(process, isolation.isEnforced());
    living.add(child);
    child.exit().thenRun(() -> living.remove(child));
    return child;
  }

  private ProcessBuilder builder(Command command) {
    ProcessBuilder builder =
        new ProcessBuilder(isolation.wrap(command.arguments()))
            .directory(command.directory().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.putAll(command.environment());
    return builder;
  }
}
