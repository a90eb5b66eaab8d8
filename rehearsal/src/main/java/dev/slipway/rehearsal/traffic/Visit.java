package dev.slipway.rehearsal.traffic;

import dev.slipway.rehearsal.traffic.Outcome.Answered;
import dev.slipway.rehearsal.traffic.Outcome.Broken;
import dev.slipway.rehearsal.traffic.Schedule.Due;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientResponse;
import io.undertow.util.HeaderMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.xnio.channels.StreamSourceChannel;

/**
 * One request from its connection to its one outcome, never tried twice; lives on the client's I/O
 * thread.
 */
final class Visit {

  private final Due due;

  /** What answers hold is of no interest; on one thread, all may drain into the same buffer. */
  private final ByteBuffer sink;

  private final Connections connections;
  private final BiConsumer<Visit, Outcome> end;
  private Optional<Connection> connection = Optional.empty();
  private Break ifLost = Break.NO_CONNECTION;
  private boolean ended;

  Visit(Due due, Connections connections, ByteBuffer sink, BiConsumer<Visit, Outcome> end) {
    this.due = due;
    this.connections = connections;
    this.sink = sink;
    this.end = end;
  }

  Due due() {
    return due;
  }

  void begin() {
    connections.take(new Callbacks<>(this::send, () -> breakOff(ifLost)));
  }

  /** Ends the request without a whole answer, unless it has ended. */
  void breakOff(Break kind) {
    if (!ended) {
      ended = true;
      connection.ifPresent(connections::drop);
      end.accept(this, new Broken(kind));
    }
  }

  private void send(Connection taken) {
    if (ended) {
      connections.keep(taken);
      return;
    }
    connection = Optional.of(taken);
    ifLost = Break.NO_ANSWER;
    taken.use().sendRequest(connections.get(due.path()), awaiting(this::listen));
  }

  private void listen(ClientExchange exchange) {
    exchange.setResponseListener(awaiting(this::answer));
  }

  private <T> Callbacks<T> awaiting(Consumer<T> next) {
    return new Callbacks<>(next, () -> breakOff(ifLost));
  }

  private void answer(ClientExchange exchange) {
    ifLost = Break.CUT_SHORT;
    Answered answered = answered(exchange.getResponse());
    StreamSourceChannel body = exchange.getResponseChannel();
    body.getReadSetter().set(channel -> drain(channel, answered));
    drain(body, answered);
  }

  private static Answered answered(ClientResponse response) {
    HeaderMap headers = response.getResponseHeaders();
    return new Answered(
        response.getResponseCode(),
        Optional.ofNullable(headers.getFirst("X-Frontend")),
        Optional.ofNullable(headers.getFirst("X-Backend")));
  }

  private void drain(StreamSourceChannel body, Answered answered) {
    try {
      int read = read(body);
      while (read > 0) {
        read = read(body);
      }
      if (read == 0) {
        body.resumeReads();
      } else {
        finish(answered);
      }
    } catch (IOException lost) {
      breakOff(ifLost);
    }
  }

  private int read(StreamSourceChannel body) throws IOException {
    sink.clear();
    return body.read(sink);
  }

  private void finish(Answered answered) {
    if (!ended) {
      ended = true;
      connection.ifPresent(connections::keep);
      end.accept(this, answered);
    }
  }
}
