package dev.slipway.rehearsal.task;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits, in wall time, for processes to listen. */
final class Boots {

  /** What is slower than this, even on a busy machine, is so by intent; the cloud shall see it. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final int PAUSE_MILLIS = 20;
  private static final int CONNECT_MILLIS = 100;

  private final ScheduledExecutorService wallTime;

  Boots(ScheduledExecutorService wallTime) {
    this.wallTime = wallTime;
  }

  /** Completes when all ports accept connections, the process has ended, or it takes too long. */
  CompletableFuture<Void> up(InetAddress address, List<Integer> ports, CompletableFuture<?> exit) {
    CompletableFuture<Void> up = new CompletableFuture<>();
    Future<?> looking =
        wallTime.scheduleWithFixedDelay(
            () -> look(address, ports, up), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    exit.thenRun(() -> up.complete(null));
    up.completeOnTimeout(null, LONGEST.toMillis(), TimeUnit.MILLISECONDS)
        .thenRun(() -> looking.cancel(false));
    return up;
  }

  private static void look(InetAddress address, List<Integer> ports, CompletableFuture<Void> up) {
    if (ports.stream().allMatch(port -> listens(new InetSocketAddress(address, port)))) {
      up.complete(null);
    }
  }

  private static boolean listens(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
