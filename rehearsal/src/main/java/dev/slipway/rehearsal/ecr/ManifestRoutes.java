package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.ecr.ImagePushes.Push;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Manifests by tag or digest, and the list of tags. */
final class ManifestRoutes {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Repositories repositories;
  private final ImagePushes pushes;

  ManifestRoutes(Repositories repositories, ImagePushes pushes) {
    this.repositories = repositories;
    this.pushes = pushes;
  }

  void answer(HttpServerExchange exchange, String repository, String reference) throws IOException {
    switch (exchange.getRequestMethod().toString()) {
      case "GET", "HEAD" -> show(exchange, repository, reference);
      case "PUT" -> push(exchange, repository, reference);
      default -> throw Registry.unsupported(exchange);
    }
  }

  void list(HttpServerExchange exchange, String repository) {
    ObjectNode answer = JSON.createObjectNode().put("name", repository);
    repositories.existing(repository).tags().forEach(answer.putArray("tags")::add);
    Registry.json(exchange, answer.toString());
  }

  void catalog(HttpServerExchange exchange) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode names = answer.putArray("repositories");
    repositories.all().forEach(repository -> names.add(repository.name()));
    Registry.json(exchange, answer.toString());
  }

  private void show(HttpServerExchange exchange, String repository, String reference) {
    StoredImage image =
        repositories
            .existing(repository)
            .find(reference)
            .orElseThrow(
                () -> new RegistryRefusal(404, "MANIFEST_UNKNOWN", "Requested image not found"));
    byte[] text = image.text().getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, image.manifest().mediaType())
        .put(BlobRoutes.CONTENT_DIGEST, image.digest().value());
    exchange.setResponseContentLength(text.length);
    if (exchange.getRequestMethod().toString().equals("GET")) {
      exchange.getResponseSender().send(ByteBuffer.wrap(text));
    }
  }

  private void push(HttpServerExchange exchange, String repository, String reference)
      throws IOException {
    String manifest = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ImageName name = ImageName.parse(reference);
    if (name.digest().filter(digest -> !digest.equals(Digest.of(manifest).value())).isPresent()) {
      throw RegistryRefusal.badDigest("the manifest's digest is not " + reference);
    }
    String mediaType =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE)).orElse("");
    StoredImage image = pushes.take(new Push(repository, manifest, mediaType, name.tag()));
    exchange.setStatusCode(201);
    exchange
        .getResponseHeaders()
        .put(Headers.LOCATION, "/v2/" + repository + "/manifests/" + image.digest().value())
        .put(BlobRoutes.CONTENT_DIGEST, image.digest().value());
  }
}
