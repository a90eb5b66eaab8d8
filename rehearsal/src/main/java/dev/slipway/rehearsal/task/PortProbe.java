package dev.slipway.rehearsal.task;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Finds out when a process begins to listen. */
final class PortProbe {

  private static final Duration PAUSE = Duration.ofMillis(10);

  private PortProbe() {}

  /** Returns when something listens at the address, or when the limit has passed. */
  static void await(InetSocketAddress address, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!listens(address) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean listens(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) Duration.ofSeconds(1).toMillis());
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
