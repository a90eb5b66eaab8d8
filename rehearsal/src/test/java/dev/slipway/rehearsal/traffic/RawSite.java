package dev.slipway.rehearsal.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A site that sends exactly these bytes and hangs up when told to. */
final class RawSite implements AutoCloseable {

  private final ServerSocket listener;
  private final List<String> answers;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong hangUps = new AtomicLong();

  private RawSite(List<String> answers) throws IOException {
    this.answers = answers;
    this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  /** Reads a request, then closes the connection. */
  static RawSite hangingUpOnEveryRequest() throws IOException {
    return new RawSite(List.of(""));
  }

  /** Sends this to a request, then closes the connection. */
  static RawSite hangingUpAfter(String answer) throws IOException {
    return new RawSite(List.of(answer));
  }

  /** Sends this to a connection's first request, reads the second, then closes the connection. */
  static RawSite hangingUpOnTheRequestAfter(String answer) throws IOException {
    return new RawSite(List.of(answer, ""));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Requests read to the end of their head. */
  long requests() {
    return requests.get();
  }

  /** Connections closed by this side. */
  long hangUps() {
    return hangUps.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.startVirtualThread(() -> answer(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String answer : answers) {
        if (!readHead(in)) {
          return;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      }
      hangUps.incrementAndGet();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private boolean readHead(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    if (line != null) {
      requests.incrementAndGet();
    }
    return line != null;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
