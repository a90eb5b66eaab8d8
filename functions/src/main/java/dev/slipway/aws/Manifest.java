package dev.slipway.aws;

import dev.slipway.core.ImageProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** An image's manifest, or an index of several. OCI image specification 1.1. */
record Manifest(JsonNode json) {
  private static final List<String> CONFIGURATIONS =
      List.of(
          "application/vnd.oci.image.config.v1+json",
          "application/vnd.docker.container.image.v1+json");

  static Manifest of(String text) {
    return new Manifest(JsonNode.parser().parse(text));
  }

  boolean isIndex() {
    return json.field("manifests").isPresent();
  }

  /** Digest of the configuration of a single image; other artifacts have none that is known. */
  Optional<String> configuration() {
    return json.field("config")
        .filter(config -> text(config, "mediaType").filter(CONFIGURATIONS::contains).isPresent())
        .flatMap(config -> text(config, "digest"));
  }

  /** The platforms that an index has members for, sorted. */
  List<String> platforms() {
    return members().flatMap(member -> platform(member).stream()).distinct().sorted().toList();
  }

  /** Digest of the member that runs where this platform is needed. */
  Optional<String> member(String needed) {
    return members()
        .filter(
            member -> platform(member).filter(each -> ImageProfile.fits(each, needed)).isPresent())
        .findFirst()
        .flatMap(member -> text(member, "digest"));
  }

  private Stream<JsonNode> members() {
    return json.field("manifests").map(JsonNode::asArray).orElse(List.of()).stream();
  }

  private static Optional<String> text(JsonNode node, String key) {
    return node.field(key).filter(JsonNode::isString).map(JsonNode::text);
  }

  private static Optional<String> platform(JsonNode member) {
    return member.field("platform").flatMap(Manifest::named);
  }

  /**
   * Such as {@code linux/arm64/v8}, of a member's platform or of a configuration. What is no image,
   * such as an attestation beside one, is of unknown platform.
   */
  static Optional<String> named(JsonNode platform) {
    String name =
        Stream.of("os", "architecture", "variant")
            .flatMap(key -> text(platform, key).stream())
            .collect(Collectors.joining("/"));
    return name.contains("/") && !name.contains("unknown") ? Optional.of(name) : Optional.empty();
  }
}
