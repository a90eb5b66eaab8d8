package dev.slipway.rehearsal.ecr;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.EcrException;

/**
 * The OCI distribution API over HTTP, as far as pushing and pulling need it. It asks nobody for
 * credentials: it listens on the loopback interface only.
 */
public final class Registry implements AutoCloseable {

  private static final Pattern ROUTE =
      Pattern.compile("/v2/(?<name>.+)/(?<kind>blobs/uploads|blobs|manifests|tags)/(?<rest>[^/]*)");

  private final BlobRoutes blobs;
  private final UploadRoutes uploads;
  private final ManifestRoutes manifests;
  private final Undertow server;

  Registry(BlobRoutes blobs, UploadRoutes uploads, ManifestRoutes manifests, InetSocketAddress at) {
    this.blobs = blobs;
    this.uploads = uploads;
    this.manifests = manifests;
    this.server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(8)
            .addHttpListener(at.getPort(), at.getHostString())
            .setHandler(new BlockingHandler(this::answer))
            .build();
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void answer(HttpServerExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .put(new HttpString("Docker-Distribution-Api-Version"), "registry/2.0");
    try {
      route(exchange);
    } catch (EcrException e) {
      refuse(exchange, RegistryRefusal.of(e));
    } catch (RegistryRefusal e) {
      refuse(exchange, e);
    }
  }

  private void route(HttpServerExchange exchange) throws IOException {
    Matcher route = ROUTE.matcher(exchange.getRequestPath());
    if (exchange.getRequestPath().matches("/v2/?")) {
      json(exchange, "{}");
    } else if (exchange.getRequestPath().equals("/v2/_catalog")) {
      manifests.catalog(exchange);
    } else if (route.matches()) {
      dispatch(exchange, route);
    } else {
      throw new RegistryRefusal(404, "UNSUPPORTED", "The registry has no such resource");
    }
  }

  private void dispatch(HttpServerExchange exchange, Matcher route) throws IOException {
    String name = route.group("name");
    String rest = route.group("rest");
    switch (route.group("kind")) {
      case "blobs/uploads" -> uploads.answer(exchange, name, rest);
      case "blobs" -> blobs.answer(exchange, name, rest);
      case "manifests" -> manifests.answer(exchange, name, rest);
      default -> manifests.list(exchange, name);
    }
  }

  static void json(HttpServerExchange exchange, String body) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(body);
  }

  static RegistryRefusal unsupported(HttpServerExchange exchange) {
    return new RegistryRefusal(
        405, "UNSUPPORTED", exchange.getRequestMethod() + " is not supported here");
  }

  private static void refuse(HttpServerExchange exchange, RegistryRefusal refusal) {
    exchange.setStatusCode(refusal.status());
    json(exchange, refusal.body());
  }
}
