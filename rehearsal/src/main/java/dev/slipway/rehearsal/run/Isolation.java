package dev.slipway.rehearsal.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How a child is tied to this process: in a PID namespace of its own whose end the kernel enforces,
 * or not at all. The namespace also takes the grandchildren along: nginx's workers outlive a plain
 * parent-death signal.
 */
record Isolation(List<String> prefix) {

  private static final List<String> NAMESPACE =
      List.of("--pid", "--fork", "--kill-child", "--mount-proc");

  /** The strongest isolation this machine permits; found by trying. */
  static Isolation probe() {
    return works(namespace(List.of()))
        .or(() -> works(namespace(List.of("--user", "--map-current-user"))))
        .orElse(new Isolation(List.of()));
  }

  boolean isEnforced() {
    return !prefix.isEmpty();
  }

  List<String> wrap(List<String> arguments) {
    List<String> wrapped = new ArrayList<>(prefix);
    wrapped.addAll(arguments);
    return wrapped;
  }

  private static Isolation namespace(List<String> options) {
    List<String> prefix = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "unshare"));
    prefix.addAll(options);
    prefix.addAll(NAMESPACE);
    return new Isolation(List.copyOf(prefix));
  }

  private static Optional<Isolation> works(Isolation candidate) {
    try {
      Process trial =
          new ProcessBuilder(candidate.wrap(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = trial.waitFor(5, TimeUnit.SECONDS);
      return ended && trial.exitValue() == 0 ? Optional.of(candidate) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
