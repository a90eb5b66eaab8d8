package dev.slipway.rehearsal.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.ecr.Digest;
import dev.slipway.rehearsal.image.FinalStage.Configuration;
import dev.slipway.rehearsal.image.ImageContent.Blob;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a one-layer image of a folder with a Dockerfile, without Docker and without running
 * anything: the base image's files are left out, and what other stages would build must be built.
 * Equal input gives an equal digest.
 */
public final class ImageBuilder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
  private static final String CREATED = "1970-01-01T00:00:00Z";

  /**
   * What to build.
   *
   * @param folder the build context, with a {@code Dockerfile} in it
   * @param arguments values for the Dockerfile's {@code ARG}s
   */
  public record Order(Path folder, Map<String, String> arguments, Changes changes) {

    public static Order of(Path folder, String version) {
      return new Order(folder, Map.of("VERSION", version), Changes.NONE);
    }
  }

  /**
   * What an image has that its Dockerfile does not say.
   *
   * @param environment variables added to the image's own
   * @param labels added to the image's own
   * @param architecture of the processors the image says it is for, such as {@code amd64}
   * @param command instead of the image's own; empty keeps that
   */
  public record Changes(
      Map<String, String> environment,
      Map<String, String> labels,
      String architecture,
      List<String> command) {

    /** None, for the processors that the templates' tasks run on. */
    public static final Changes NONE = new Changes(Map.of(), Map.of(), "amd64", List.of());

    public Changes {
      command = List.copyOf(command);
    }
  }

  /**
   * An image and what its build left out.
   *
   * @param notes one line each, for the person who asked
   */
  public record Built(ImageContent image, List<String> notes) {}

  /**
   * Builds the image of the Dockerfile's last stage.
   *
   * @throws ImageRefused when the folder, its Dockerfile or a file it names is missing or not
   *     understood
   */
  public Built build(Order order) {
    if (!Files.isDirectory(order.folder())) {
      throw new ImageRefused("there is no folder " + order.folder());
    }
    Path folder = order.folder().toAbsolutePath().normalize();
    Dockerfile dockerfile = Dockerfile.read(folder.resolve("Dockerfile"));
    FinalStage stage = StageReading.of(dockerfile, order.arguments());
    ImageFiles files = new BuildContext(folder, dockerfile).files(stage);
    byte[] layer = LayerArchive.tar(files, stage.configuration().start().workingDirectory());
    byte[] config =
        config(with(stage.configuration(), order.changes()), order.changes().architecture(), layer);
    return new Built(image(config, LayerArchive.gzip(layer)), stage.notes());
  }

  private static Configuration with(Configuration configuration, Changes changes) {
    Map<String, String> environment = new LinkedHashMap<>(configuration.environment());
    environment.putAll(changes.environment());
    Map<String, String> labels = new LinkedHashMap<>(configuration.labels());
    labels.putAll(changes.labels());
    FinalStage.Start start = configuration.start();
    FinalStage.Start started =
        new FinalStage.Start(
            start.entrypoint(),
            changes.command().isEmpty() ? start.command() : changes.command(),
            start.workingDirectory(),
            start.user(),
            start.stopSignal());
    return new Configuration(environment, labels, configuration.exposedPorts(), started);
  }

  private static ImageContent image(byte[] config, byte[] layer) {
    ObjectNode manifest =
        JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
    describe(manifest.putObject("config"), CONFIG, config);
    describe(manifest.putArray("layers").addObject(), LAYER, layer);
    return new ImageContent(
        MANIFEST, manifest.toString(), List.of(blob(layer), blob(config)), List.of());
  }

  private static void describe(ObjectNode descriptor, String mediaType, byte[] content) {
    descriptor
        .put("mediaType", mediaType)
        .put("digest", Digest.of(content).value())
        .put("size", content.length);
  }

  private static byte[] config(Configuration configuration, String architecture, byte[] layer) {
    ObjectNode image =
        JSON.createObjectNode()
            .put("created", CREATED)
            .put("architecture", architecture)
            .put("os", "linux");
    describe(image.putObject("config"), configuration);
    ObjectNode layers = image.putObject("rootfs").put("type", "layers");
    layers.putArray("diff_ids").add(Digest.of(layer).value());
    return bytes(image);
  }

  private static void describe(ObjectNode config, Configuration configuration) {
    FinalStage.Start start = configuration.start();
    ArrayNode environment = config.putArray("Env");
    configuration.environment().forEach((name, value) -> environment.add(name + "=" + value));
    put(config, "Entrypoint", start.entrypoint());
    put(config, "Cmd", start.command());
    config.put("WorkingDir", start.workingDirectory());
    put(config, "User", start.user());
    put(config, "StopSignal", start.stopSignal());
    ObjectNode ports = config.putObject("ExposedPorts");
    configuration
        .exposedPorts()
        .forEach(port -> ports.putObject(port.contains("/") ? port : port + "/tcp"));
    ObjectNode labels = config.putObject("Labels");
    configuration.labels().forEach(labels::put);
  }

  private static void put(ObjectNode config, String name, List<String> words) {
    if (!words.isEmpty()) {
      words.forEach(config.putArray(name)::add);
    }
  }

  private static void put(ObjectNode config, String name, String value) {
    if (!value.isEmpty()) {
      config.put(name, value);
    }
  }

  private static Blob blob(byte[] content) {
    return new Blob(Digest.of(content).value(), () -> BodyPublishers.ofByteArray(content));
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
