package dev.slipway.rehearsal.ecr;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads of blobs, whole or in parts (OCI distribution-spec, "Pushing blobs"). */
final class UploadRoutes {

  private static final HttpString RANGE = new HttpString("Range");

  private final Repositories repositories;
  private final Blobs blobs;
  private final Map<String, Path> uploads = new ConcurrentHashMap<>();

  UploadRoutes(Repositories repositories, Blobs blobs) {
    this.repositories = repositories;
    this.blobs = blobs;
  }

  void answer(HttpServerExchange exchange, String repository, String upload) throws IOException {
    repositories.existing(repository);
    switch (exchange.getRequestMethod().toString()) {
      case "POST" -> begin(exchange, repository);
      case "PATCH" -> append(exchange, repository, upload);
      case "PUT" -> finish(exchange, repository, upload);
      case "GET" -> progress(exchange, repository, upload, 204);
      case "DELETE" -> cancel(exchange, upload);
      default -> throw Registry.unsupported(exchange);
    }
  }

  private void begin(HttpServerExchange exchange, String repository) throws IOException {
    Optional<Digest> mounted = query(exchange, "mount").map(BlobRoutes::digest).filter(blobs::has);
    if (mounted.isPresent()) {
      created(exchange, repository, mounted.get());
      return;
    }
    String upload = UUID.randomUUID().toString();
    uploads.put(upload, blobs.temporary());
    if (query(exchange, "digest").isPresent()) {
      finish(exchange, repository, upload);
    } else {
      progress(exchange, repository, upload, 202);
    }
  }

  private void append(HttpServerExchange exchange, String repository, String upload)
      throws IOException {
    refuseGap(exchange, Files.size(file(upload)));
    store(exchange, upload);
    progress(exchange, repository, upload, 202);
  }

  private void finish(HttpServerExchange exchange, String repository, String upload)
      throws IOException {
    Digest claimed =
        query(exchange, "digest")
            .map(BlobRoutes::digest)
            .orElseThrow(() -> RegistryRefusal.badDigest("the digest parameter is missing"));
    store(exchange, upload);
    Digest actual = Digest.of(file(upload));
    if (!actual.equals(claimed)) {
      discard(upload);
      throw RegistryRefusal.badDigest(
          "the content's digest is " + actual.value() + ", not " + claimed.value());
    }
    blobs.adopt(file(upload), claimed);
    uploads.remove(upload);
    created(exchange, repository, claimed);
  }

  private void cancel(HttpServerExchange exchange, String upload) throws IOException {
    discard(upload);
    exchange.setStatusCode(204);
  }

  private void discard(String upload) throws IOException {
    Files.deleteIfExists(file(upload));
    uploads.remove(upload);
  }

  private void store(HttpServerExchange exchange, String upload) throws IOException {
    try (OutputStream end = Files.newOutputStream(file(upload), StandardOpenOption.APPEND)) {
      exchange.getInputStream().transferTo(end);
    }
  }

  /** A chunk says where it begins; one that leaves a gap or overlaps is refused. */
  private static void refuseGap(HttpServerExchange exchange, long size) {
    String range = exchange.getRequestHeaders().getFirst(Headers.CONTENT_RANGE);
    if (range != null && !range.replaceFirst("^bytes[ =]", "").startsWith(size + "-")) {
      throw new RegistryRefusal(
          416, "BLOB_UPLOAD_INVALID", "the next chunk begins at " + size + ", not at " + range);
    }
  }

  private void progress(HttpServerExchange exchange, String repository, String upload, int status)
      throws IOException {
    long size = Files.size(file(upload));
    exchange.setStatusCode(status);
    exchange
        .getResponseHeaders()
        .put(Headers.LOCATION, "/v2/" + repository + "/blobs/uploads/" + upload)
        .put(RANGE, "0-" + Math.max(0, size - 1))
        .put(new HttpString("Docker-Upload-UUID"), upload);
  }

  private static void created(HttpServerExchange exchange, String repository, Digest digest) {
    exchange.setStatusCode(201);
    exchange
        .getResponseHeaders()
        .put(Headers.LOCATION, "/v2/" + repository + "/blobs/" + digest.value())
        .put(BlobRoutes.CONTENT_DIGEST, digest.value());
  }

  private Path file(String upload) {
    return Optional.ofNullable(uploads.get(upload))
        .orElseThrow(
            () -> new RegistryRefusal(404, "BLOB_UPLOAD_UNKNOWN", "there is no upload " + upload));
  }

  private static Optional<String> query(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(v -> v.getFirst());
  }
}
