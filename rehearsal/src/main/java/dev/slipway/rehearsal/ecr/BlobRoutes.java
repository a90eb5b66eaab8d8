package dev.slipway.rehearsal.ecr;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code GET} and {@code HEAD} of blobs. */
final class BlobRoutes {

  static final HttpString CONTENT_DIGEST = new HttpString("Docker-Content-Digest");

  private final Repositories repositories;
  private final Blobs blobs;

  BlobRoutes(Repositories repositories, Blobs blobs) {
    this.repositories = repositories;
    this.blobs = blobs;
  }

  void answer(HttpServerExchange exchange, String repository, String digestText)
      throws IOException {
    repositories.existing(repository);
    Path blob = blobs.find(digest(digestText)).orElseThrow(() -> unknown(digestText));
    switch (exchange.getRequestMethod().toString()) {
      case "HEAD" -> describe(exchange, blob, digestText);
      case "GET" -> {
        describe(exchange, blob, digestText);
        Files.copy(blob, exchange.getOutputStream());
      }
      default -> throw Registry.unsupported(exchange);
    }
  }

  static Digest digest(String text) {
    try {
      return new Digest(text);
    } catch (IllegalArgumentException e) {
      throw RegistryRefusal.badDigest(String.valueOf(e.getMessage()));
    }
  }

  private static void describe(HttpServerExchange exchange, Path blob, String digest)
      throws IOException {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/octet-stream");
    exchange.getResponseHeaders().put(CONTENT_DIGEST, digest);
    exchange.setResponseContentLength(Files.size(blob));
  }

  private static RegistryRefusal unknown(String digest) {
    return new RegistryRefusal(404, "BLOB_UNKNOWN", "The registry has no blob " + digest);
  }
}
