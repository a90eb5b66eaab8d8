package dev.slipway.rehearsal.lambda;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Runtime API that a function's process polls (Lambda developer guide, runtimes-api, read
 * 2026-11). One server for all execution environments; each has a path of its own.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String VERSION = "2018-06-01";

  private final Map<String, Sandbox> sandboxes = new ConcurrentHashMap<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Undertow server;

  RuntimeApi() {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setHandler(exchange -> exchange.dispatch(workers, this::answer))
            .build();
    server.start();
  }

  /** Gives the sandbox a path, until its process ends. */
  String addressFor(Sandbox sandbox) {
    sandboxes.put(sandbox.id(), sandbox);
    InetSocketAddress address =
        (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return "127.0.0.1:" + address.getPort() + "/" + sandbox.id();
  }

  void forget(Sandbox sandbox) {
    sandboxes.remove(sandbox.id());
  }

  private void answer(HttpServerExchange exchange) throws IOException {
    exchange.startBlocking();
    List<String> path = List.of(exchange.getRequestPath().substring(1).split("/"));
    Optional<Sandbox> sandbox = Optional.ofNullable(sandboxes.get(path.getFirst()));
    if (path.size() < 4 || sandbox.isEmpty() || !path.get(1).equals(VERSION)) {
      send(exchange, 404, "{}");
      return;
    }
    route(exchange, sandbox.get(), path.subList(3, path.size()));
  }

  private static void route(HttpServerExchange exchange, Sandbox sandbox, List<String> path)
      throws IOException {
    if (path.equals(List.of("invocation", "next"))) {
      next(exchange, sandbox);
      return;
    }
    String body = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals(List.of("init", "error"))) {
      sandbox.initFailed(body);
    } else if (path.size() == 3 && path.getLast().equals("response")) {
      sandbox.returned(path.get(1), body);
    } else if (path.size() == 3 && path.getLast().equals("error")) {
      sandbox.failed(path.get(1), body);
    }
    send(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static void next(HttpServerExchange exchange, Sandbox sandbox) throws IOException {
    Optional<Invocation> next = sandbox.next();
    if (next.isEmpty()) {
      send(exchange, 410, "{}");
      return;
    }
    Invocation invocation = next.get();
    header(exchange, "Lambda-Runtime-Aws-Request-Id", invocation.id());
    header(exchange, "Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    header(exchange, "Lambda-Runtime-Deadline-Ms", String.valueOf(sandbox.deadlineMillis()));
    send(exchange, 200, invocation.payload());
  }

  private static void header(HttpServerExchange exchange, String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  private static void send(HttpServerExchange exchange, int status, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.setStatusCode(status);
    header(exchange, "Content-Type", "application/json");
    exchange.setResponseContentLength(body.length);
    exchange.getOutputStream().write(body);
    exchange.endExchange();
  }

  @Override
  public void close() {
    server.stop();
    workers.shutdownNow();
  }
}
