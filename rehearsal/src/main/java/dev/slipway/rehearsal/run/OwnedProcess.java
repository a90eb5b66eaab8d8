package dev.slipway.rehearsal.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A child as its own process or, where the kernel isolates it, inside its wrapper. */
final class OwnedProcess implements Child {

  private static final int KILLED = 128 + 9;

  private final Process process;
  private final boolean wrapped;
  private final CompletableFuture<Integer> exit;
  private volatile boolean killed;

  OwnedProcess(Process process, boolean wrapped) {
    this.process = process;
    this.wrapped = wrapped;
    this.exit = process.onExit().thenApply(ended -> killed ? KILLED : ended.exitValue());
  }

  @Override
  public long pid() {
    return inner().map(ProcessHandle::pid).orElse(process.pid());
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return exit;
  }

  @Override
  public void signal(String name) {
    inner().ifPresent(target -> send(name, target));
  }

  /**
   * The inner process goes first, so that its end is seen before the wrapper's; the wrapper would
   * report exit code 1 for a killed child (util-linux 2.38), hence the flag.
   */
  @Override
  public void kill() {
    killed = process.isAlive();
    inner().ifPresent(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void send(String name, ProcessHandle target) {
    String bare = name.startsWith("SIG") ? name.substring(3) : name;
    try {
      new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", bare, target.pid() + "")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot send " + name + " to " + target.pid(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The wrapper forks a moment after its start; a signal must not get lost in between. */
  private Optional<ProcessHandle> inner() {
    if (!wrapped) {
      return Optional.of(process.toHandle()).filter(ProcessHandle::isAlive);
    }
    while (process.isAlive()) {
      Optional<ProcessHandle> child = process.children().findFirst();
      if (child.isPresent()) {
        return child;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return Optional.empty();
  }
}
