package dev.slipway.rehearsal.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.image.ImageContent.Blob;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/** Pushes images to a registry over HTTP (OCI distribution-spec, "Push"). */
public final class RegistryClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final URI registry;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * @param registry such as {@code http://127.0.0.1:5000}
   */
  public RegistryClient(URI registry) {
    this.registry = registry;
  }

  /**
   * Uploads what the registry does not have, then the manifest under the target's tag.
   *
   * @return the image's digest
   * @throws ImageRefused when there is no such repository, the tag is taken, or the registry cannot
   *     be reached
   */
  public String push(ImageContent image, Target target) {
    for (ImageContent child : image.children()) {
      upload(child, target, child.digest());
    }
    upload(image, target, target.tag());
    return image.digest();
  }

  @Override
  public void close() {
    http.close();
  }

  private void upload(ImageContent image, Target target, String reference) {
    image.blobs().forEach(blob -> upload(blob, target));
    String path = "/v2/" + target.repository() + "/manifests/" + reference;
    HttpRequest.Builder request =
        request(registry.resolve(path))
            .header("Content-Type", image.mediaType())
            .PUT(BodyPublishers.ofString(image.manifest()));
    expect(201, send(request), target);
  }

  private void upload(Blob blob, Target target) {
    String blobs = "/v2/" + target.repository() + "/blobs/";
    HttpRequest.Builder question =
        request(registry.resolve(blobs + blob.digest())).method("HEAD", BodyPublishers.noBody());
    if (send(question).statusCode() == 200) {
      return;
    }
    HttpRequest.Builder start =
        request(registry.resolve(blobs + "uploads/")).POST(BodyPublishers.noBody());
    String location =
        expect(202, send(start), target).headers().firstValue("Location").orElseThrow();
    String separator = location.contains("?") ? "&" : "?";
    URI finish = registry.resolve(location + separator + "digest=" + blob.digest());
    expect(201, send(request(finish).PUT(blob.content().get())), target);
  }

  private HttpResponse<String> expect(int status, HttpResponse<String> response, Target target) {
    if (response.statusCode() != status) {
      throw refusal(response, target);
    }
    return response;
  }

  private ImageRefused refusal(HttpResponse<String> response, Target target) {
    JsonNode error = json(response.body()).at("/errors/0");
    String message = error.path("message").asText("status " + response.statusCode());
    return switch (error.path("code").asText()) {
      case "NAME_UNKNOWN" ->
          new ImageRefused(
              "there is no repository '"
                  + target.repository()
                  + "' in this registry; there are: "
                  + repositories());
      case "TAG_INVALID" -> new ImageRefused(message + " Push the image under a new tag instead.");
      default -> new ImageRefused("the registry refused " + target + ": " + message);
    };
  }

  private String repositories() {
    return json(send(request(registry.resolve("/v2/_catalog")).GET()).body())
        .path("repositories")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ImageRefused("the registry " + registry + " cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageRefused("the push was interrupted", e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new ImageRefused("the registry's answer is no JSON: " + body, e);
    }
  }
}
