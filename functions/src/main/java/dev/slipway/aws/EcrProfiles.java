package dev.slipway.aws;

import dev.slipway.core.ImageProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;

/** Reads what images on Amazon ECR say of themselves. */
final class EcrProfiles {
  private static final List<String> LABELS =
      List.of(
          "org.opencontainers.image.revision",
          "org.opencontainers.image.created",
          "org.opencontainers.image.source",
          "org.opencontainers.image.authors");

  private static final String OURS = "dev.slipway.";
  private static final int LONGEST_LABEL = 300;

  private final EcrClient ecr;
  private final EcrManifests manifests;

  EcrProfiles(EcrClient ecr) {
    this.ecr = ecr;
    this.manifests = new EcrManifests(ecr);
  }

  Optional<ImageProfile> profile(String repository, String digest, String platform) {
    return manifests
        .find(repository, digest)
        .map(
            manifest ->
                manifest.isIndex()
                    ? ofIndex(manifest, repository, platform)
                    : ofImage(manifest, repository));
  }

  private ImageProfile ofIndex(Manifest index, String repository, String platform) {
    Map<String, String> labels =
        index
            .member(platform)
            .flatMap(member -> manifests.find(repository, member))
            .map(member -> ofImage(member, repository).labels())
            .orElse(Map.of());
    return new ImageProfile(index.platforms(), labels);
  }

  private ImageProfile ofImage(Manifest manifest, String repository) {
    return manifest
        .configuration()
        .flatMap(digest -> url(repository, digest))
        .flatMap(SmallDownload::of)
        .map(EcrProfiles::profile)
        .orElseGet(() -> new ImageProfile(List.of(), Map.of()));
  }

  // The configuration is stored as layers are. ECR API, GetDownloadUrlForLayer, read 2026-11.
  private Optional<URI> url(String repository, String digest) {
    return Call.of("ecr:GetDownloadUrlForLayer", repository)
        .make(
            () -> {
              try {
                return Optional.of(
                    ecr.getDownloadUrlForLayer(
                            r -> r.repositoryName(repository).layerDigest(digest))
                        .downloadUrl());
              } catch (LayersNotFoundException missing) {
                return Optional.<String>empty();
              }
            })
        .map(URI::create);
  }

  private static ImageProfile profile(String text) {
    JsonNode configuration = JsonNode.parser().parse(text);
    Map<String, JsonNode> labels =
        configuration
            .field("config")
            .flatMap(config -> config.field("Labels"))
            .filter(JsonNode::isObject)
            .map(JsonNode::asObject)
            .orElse(Map.of());
    return new ImageProfile(
        Manifest.named(configuration).stream().toList(),
        labels.entrySet().stream()
            .filter(each -> isKnown(each.getKey()) && isText(each.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, each -> bounded(each.getValue().text()))));
  }

  private static boolean isKnown(String label) {
    return LABELS.contains(label) || label.startsWith(OURS);
  }

  // A build argument that nobody gave leaves a label without a value.
  private static boolean isText(JsonNode value) {
    return value.isString() && !value.text().isBlank();
  }

  private static String bounded(String value) {
    return value.substring(0, Math.min(value.length(), LONGEST_LABEL));
  }
}
