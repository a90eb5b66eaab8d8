package dev.slipway.rehearsal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BootsTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final ScheduledExecutorService wallTime = Executors.newSingleThreadScheduledExecutor();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Boots boots = new Boots(wallTime);

  @AfterEach
  void stop() {
    wallTime.shutdownNow();
  }

  @Test
  void aProcessIsUpWhenItListens() throws IOException {
    int port = freePort();
    CompletableFuture<Void> up = boots.up(HERE, List.of(port), exit);
    await().during(Duration.ofMillis(100)).until(() -> !up.isDone());
    try (ServerSocket socket = new ServerSocket(port, 5, HERE)) {
      assertThat(up).succeedsWithin(Duration.ofSeconds(2));
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void aProcessThatEndsIsNotWaitedFor() throws IOException {
    CompletableFuture<Void> up = boots.up(HERE, List.of(freePort()), exit);
    exit.complete(1);
    assertThat(up).succeedsWithin(Duration.ofMillis(500));
  }

  @Test
  void withoutPortsThereIsNothingToWaitFor() {
    assertThat(boots.up(HERE, List.of(), exit)).succeedsWithin(Duration.ofMillis(500));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, HERE)) {
      return socket.getLocalPort();
    }
  }
}
