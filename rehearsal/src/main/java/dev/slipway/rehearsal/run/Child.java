package dev.slipway.rehearsal.run;

import java.util.concurrent.CompletableFuture;

/** A process that dies with the rehearsal, however that ends. */
public interface Child {

  /** The id of the command's own process, seen from the host. */
  long pid();

  boolean isAlive();

  /** The exit code; 128 + n when signal n ended it. */
  CompletableFuture<Integer> exit();

  /** Sends a signal by its name, such as {@code TERM}; nothing when the process has ended. */
  void signal(String name);

  /** Ends the process and all it started, at once; its exit code is 137. */
  void kill();
}
