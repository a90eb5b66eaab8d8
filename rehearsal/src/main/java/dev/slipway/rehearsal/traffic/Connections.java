package dev.slipway.rehearsal.traffic;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientRequest;
import io.undertow.client.UndertowClient;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.xnio.OptionMap;
import org.xnio.XnioIoThread;

/** The connections to the site, taken in turn; lives on the client's I/O thread. */
final class Connections {

  private static final int BUFFER_BYTES = 8 * 1024;

  private final URI site;
  private final XnioIoThread thread;
  private final Habits habits;
  private final DefaultByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES);
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Deque<Callbacks<Connection>> waiting = new ArrayDeque<>();
  private int open;
  private boolean closed;

  Connections(URI site, XnioIoThread thread, Habits habits) {
    this.site = site;
    this.thread = thread;
    this.habits = habits;
  }

  /**
   * How the visitors use connections.
   *
   * @param atLeast opened before any is used again
   * @param atMost open at once; who comes then waits, so that a machine at its limit is not brought
   *     down by connecting
   * @param requestsEach after so many a connection is closed, so that connecting is tried all along
   * @param longestIdle below any server's idle time-out: a request sent into a closing connection
   *     would be lost by the client's own fault
   */
  record Habits(int atLeast, int atMost, int requestsEach, Duration longestIdle) {

    static final Habits USUAL = new Habits(8, 500, 100, Duration.ofSeconds(1));
  }

  /** The request for a path, under the site's own name. */
  ClientRequest get(String path) {
    ClientRequest request = new ClientRequest().setMethod(Methods.GET).setPath(path);
    request.getRequestHeaders().put(Headers.HOST, site.getAuthority());
    return request;
  }

  /** Gives an idle connection or a new one, on this thread; nothing once closed. */
  void take(Callbacks<Connection> taker) {
    if (closed) {
      return;
    }
    while (open >= habits.atLeast() && !idle.isEmpty()) {
      Connection connection = idle.removeFirst();
      if (connection.isFit(habits, System.nanoTime())) {
        taker.completed(connection);
        return;
      }
      drop(connection);
    }
    connectOrWait(taker);
  }

  private void connectOrWait(Callbacks<Connection> taker) {
    if (open < habits.atMost()) {
      connect(taker);
    } else {
      waiting.addLast(taker);
    }
  }

  /** Takes back a connection whose answer was read to its end. */
  void keep(Connection connection) {
    connection.rest(System.nanoTime());
    if (closed || !connection.isFit(habits, System.nanoTime())) {
      drop(connection);
    } else {
      idle.addLast(connection);
      serveNext();
    }
  }

  /** Closes a connection that is of no more use. */
  void drop(Connection connection) {
    connection.close();
    free();
  }

  private void free() {
    open--;
    serveNext();
  }

  /** Later, since whoever gives a connection back is still in the midst of its own callback. */
  private void serveNext() {
    Optional.ofNullable(waiting.pollFirst()).ifPresent(next -> thread.execute(() -> take(next)));
  }

  /** Closes the idle ones now and the others when they are given back. */
  void close() {
    closed = true;
    idle.forEach(Connection::close);
    idle.clear();
  }

  private void connect(Callbacks<Connection> taker) {
    open++;
    ClientCallback<ClientConnection> connected =
        new Callbacks<>(
            client -> taker.completed(new Connection(client)),
            () -> {
              free();
              taker.onFailure().run();
            });
    UndertowClient.getInstance().connect(connected, site, thread, buffers, OptionMap.EMPTY);
  }
}
