package dev.slipway.rehearsal.wire;

import dev.slipway.rehearsal.cloud.Functions;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * The one HTTP address at which the local cloud answers AWS's APIs, whatever the protocol: what
 * {@code AWS_ENDPOINT_URL} points at.
 */
public final class AwsEndpoint implements AutoCloseable {

  private final Dispatcher dispatcher;
  private final LambdaInvoke lambda;
  private final Undertow server;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts to listen.
   *
   * @param address port 0 takes any free port
   */
  public AwsEndpoint(InetSocketAddress address, ServedApis apis, Functions functions, Guard guard) {
    dispatcher = new Dispatcher(apis, guard);
    lambda = new LambdaInvoke(functions, guard);
    server =
        Undertow.builder()
            .addHttpListener(address.getPort(), address.getHostString(), this::accept)
            .setIoThreads(2)
            .setWorkerThreads(2)
            .build();
    server.start();
  }

  /** Where clients find it, such as {@code http://127.0.0.1:4566}. */
  public URI uri() {
    InetSocketAddress bound = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return URI.create("http://" + bound.getHostString() + ":" + bound.getPort());
  }

  @Override
  public void close() {
    server.stop();
    calls.shutdownNow();
  }

  /** A call may wait (a synchronous Invoke, a long poll), so it never holds a worker thread. */
  private void accept(HttpServerExchange exchange) {
    exchange.dispatch(
        calls,
        (HttpHandler)
            call -> {
              call.startBlocking();
              send(call, answer(request(call)));
            });
  }

  private WireAnswer answer(WireRequest request) throws IOException {
    var answer = lambda.answer(request);
    return (answer.isPresent() ? answer : dispatcher.answer(request))
        .orElseGet(
            () ->
                WireAnswer.of(
                    404,
                    "text/plain",
                    "This is a local cloud's AWS API; point an AWS SDK or the AWS CLI at it.\n"
                        .getBytes(StandardCharsets.UTF_8)));
  }

  private static WireRequest request(HttpServerExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (HeaderValues header : exchange.getRequestHeaders()) {
      headers.put(header.getHeaderName().toString().toLowerCase(Locale.ROOT), header.getFirst());
    }
    byte[] body = exchange.getInputStream().readAllBytes();
    if ("gzip".equals(headers.remove("content-encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new WireRequest(
        exchange.getRequestMethod().toString(), exchange.getRequestPath(), headers, body);
  }

  private static void send(HttpServerExchange exchange, WireAnswer answer) {
    exchange.setStatusCode(answer.status());
    exchange
        .getResponseHeaders()
        .put(new HttpString("x-amzn-RequestId"), UUID.randomUUID().toString());
    answer
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
  }
}
