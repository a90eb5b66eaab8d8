package dev.slipway.scenario.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.ecr.Digest;
import dev.slipway.rehearsal.ecr.PrivateRegistry;
import dev.slipway.rehearsal.task.Script;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;

/** The images people push: what each is called and how its tasks behave. */
public final class Images {
  private static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
  private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";

  private final PrivateRegistry repositories;
  private final EcrClient registry;
  private final Map<String, Pushed> byDigest = new LinkedHashMap<>();
  private final Map<String, Script> turned = new HashMap<>();
  private final Map<String, Script> foreign = new HashMap<>();

  /**
   * An image.
   *
   * @param tag the first it was pushed with
   */
  public record Pushed(
      String repository, String tag, String digest, String manifest, Script script) {}

  /**
   * @param registry the API of the repositories
   */
  Images(PrivateRegistry repositories, EcrClient registry) {
    this.repositories = repositories;
    this.registry = registry;
  }

  /** Pushes an image; the same content again is the same digest. */
  public Pushed push(String repository, String tag, Script script) {
    return push(repository, tag, new Content(script, "amd64", Map.of()));
  }

  /**
   * What an image consists of, and how its tasks behave.
   *
   * @param architecture of the processors it is for, such as {@code amd64}
   */
  public record Content(Script script, String architecture, Map<String, String> labels) {}

  /** Pushes an image that says this of itself in its configuration. */
  public Pushed push(String repository, String tag, Content content) {
    String manifest = manifest(repository + " " + tag, content);
    String digest = Digest.of(manifest).value();
    byDigest.putIfAbsent(digest, new Pushed(repository, tag, digest, manifest, content.script()));
    put(repository, tag, manifest);
    return find(digest).orElseThrow();
  }

  /** Pushes an image of several platforms: first its members without a tag, then what ties them. */
  public void push(String repository, String tag, List<String> platforms) {
    String members =
        platforms.stream()
            .map(platform -> member(repository, tag, platform))
            .collect(Collectors.joining(","));
    String index =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
            .formatted(INDEX_TYPE, members);
    String digest = Digest.of(index).value();
    byDigest.put(digest, new Pushed(repository, tag, digest, index, Script.GOOD));
    put(repository, put -> put.imageTag(tag).imageManifest(index));
  }

  private String member(String repository, String tag, String platform) {
    Content content = new Content(Script.GOOD, platform, Map.of());
    String manifest = manifest(repository + " " + tag, content);
    put(repository, put -> put.imageManifest(manifest));
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}"
        .formatted(MEDIA_TYPE, Digest.of(manifest).value(), manifest.length(), platform);
  }

  /** Points another tag at an image that is there. */
  public void retag(Pushed image, String tag) {
    put(image.repository(), tag, image.manifest());
  }

  public void delete(Pushed image) {
    registry.batchDeleteImage(
        delete ->
            delete
                .repositoryName(image.repository())
                .imageIds(ImageIdentifier.builder().imageDigest(image.digest()).build()));
  }

  private void put(String repository, String tag, String manifest) {
    put(repository, put -> put.imageTag(tag).imageManifest(manifest));
  }

  /** The manifest names its own media type. */
  private void put(String repository, Consumer<PutImageRequest.Builder> image) {
    registry.putImage(put -> image.accept(put.repositoryName(repository)));
  }

  /** Without layers; the configuration is there to be asked for. */
  private String manifest(String words, Content content) {
    ObjectNode config = Json.object();
    config.put("architecture", content.architecture()).put("os", "linux");
    ObjectNode labels = config.putObject("config").putObject("Labels");
    content.labels().forEach(labels::put);
    byte[] bytes = config.toString().getBytes(StandardCharsets.UTF_8);
    ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MEDIA_TYPE);
    manifest
        .putObject("config")
        .put("mediaType", CONFIG_TYPE)
        .put("digest", repositories.keep(bytes).value())
        .put("size", bytes.length);
    manifest.putArray("layers");
    manifest.putObject("annotations").put("words", words);
    return manifest.toString();
  }

  public Optional<Pushed> find(String digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }

  /** Tasks of the image that start from here on behave so. */
  public void turn(Pushed image, Script script) {
    turned.put(image.digest(), script);
  }

  /** The image of a repository that was first pushed with the tag. */
  public Pushed named(String repository, String tag) {
    return byDigest.values().stream()
        .filter(image -> image.repository().equals(repository) && image.tag().equals(tag))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(repository + ":" + tag + " was not pushed"));
  }

  public Iterable<Pushed> all() {
    return byDigest.values();
  }

  /** Containers of an image of another registry, by its reference, behave so. */
  public void elsewhere(String reference, Script script) {
    foreign.put(reference, script);
  }

  /** How the tasks of an image behave; one that is not in the registry cannot be pulled. */
  Script scriptOf(String reference) {
    return foreign.getOrDefault(reference, scriptOfOwn(reference));
  }

  private Script scriptOfOwn(String reference) {
    int at = reference.indexOf('@');
    return find(at < 0 ? "" : reference.substring(at + 1))
        .filter(this::isThere)
        .map(image -> turned.getOrDefault(image.digest(), image.script()))
        .orElse(Script.NO_IMAGE);
  }

  private boolean isThere(Pushed image) {
    try {
      registry.describeImages(
          of ->
              of.repositoryName(image.repository())
                  .imageIds(ImageIdentifier.builder().imageDigest(image.digest()).build()));
      return true;
    } catch (ImageNotFoundException deleted) {
      return false;
    }
  }
}
