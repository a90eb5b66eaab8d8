package dev.slipway.rehearsal.dynamodb;

import dev.slipway.rehearsal.run.Child;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.run.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** DynamoDB Local, in memory, on a free port of the loopback address. */
public final class DynamoDbProcess {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
  private static final String MAIN = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";

  private final InetSocketAddress address;
  private final Path log;
  private final Child child;

  /**
   * Starts it without waiting; it takes about a second.
   *
   * @param libraries the folder with DynamoDB Local's jars
   * @param folder where it runs and logs
   * @throws IllegalStateException when the jars are not there
   */
  public DynamoDbProcess(Children children, Path libraries, Path folder) {
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          "DynamoDB Local is not in " + libraries + "; build the project first");
    }
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    log = folder.resolve("dynamodb.log");
    child = children.start(new Command("dynamodb", command(libraries), Map.of(), folder, log));
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  /**
   * Returns once it answers.
   *
   * @throws IllegalStateException when it ended instead, or took too long; the message names its
   *     log
   */
  public void awaitReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!listens()) {
      if (System.nanoTime() > deadline || ended()) {
        throw new IllegalStateException("DynamoDB Local did not start; see " + log);
      }
    }
  }

  /** C1 and the serial collector: it starts faster and two cores have other work. */
  private List<String> command(Path libraries) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        libraries.toAbsolutePath().resolve("*").toString(),
        MAIN,
        "-inMemory",
        "-sharedDb",
        "-disableTelemetry",
        "-port",
        String.valueOf(address.getPort()));
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(address);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Waits a moment for the process to end: the pause between two tries. */
  private boolean ended() {
    try {
      child.exit().get(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException running) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("lost sight of DynamoDB Local", broken);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("no free port for DynamoDB Local", none);
    }
  }
}
