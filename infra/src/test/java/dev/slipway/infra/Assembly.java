package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A synthesized cloud assembly, read from its folder: the templates with the references between
 * stacks looked up.
 */
final class Assembly {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STACKS =
      List.of("SlipwayRegistry", "SlipwayNetwork", "SlipwayApplication", "SlipwayOrchestrator");

  private static final Artifacts ARTIFACTS = artifacts();
  private static final Map<SampleSettings, Assembly> MADE = new ConcurrentHashMap<>();

  private final Map<String, JsonNode> templates = new TreeMap<>();

  /** One resource of a template. */
  record Resource(String id, String type, JsonNode definition, JsonNode properties) {

    String text(String... path) {
      JsonNode node = properties;
      for (String name : path) {
        node = node.path(name);
      }
      return node.asText();
    }
  }

  private Assembly(Path folder) {
    STACKS.forEach(stack -> templates.put(stack, read(folder.resolve(stack + ".template.json"))));
  }

  /** The assembly of the sample application as it is by default. */
  static Assembly sample() {
    return of(SampleSettings.DEFAULTS);
  }

  /** The assembly of the sample so chosen, each made once for all tests. */
  static Assembly of(SampleSettings settings) {
    return MADE.computeIfAbsent(settings, Assembly::synthesize);
  }

  static Assembly in(Path folder) {
    return new Assembly(folder);
  }

  Map<String, JsonNode> templates() {
    return templates;
  }

  List<Resource> all(String type) {
    return templates.values().stream()
        .flatMap(this::resources)
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  /** The resource whose logical id begins so, the hash at its end left out. */
  Resource one(String type, String idPrefix) {
    return all(type).stream()
        .filter(resource -> resource.id().startsWith(idPrefix))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " " + idPrefix));
  }

  /** What stands behind an import from another stack, or the value itself. */
  JsonNode resolve(JsonNode value) {
    String name = value.path("Fn::ImportValue").asText();
    return name.isEmpty() ? value : exported(name);
  }

  /** The logical id that a Ref or a GetAtt means, in whatever stack. */
  String target(JsonNode reference) {
    JsonNode value = resolve(reference);
    return value.has("Ref") ? value.get("Ref").asText() : value.path("Fn::GetAtt").path(0).asText();
  }

  private JsonNode exported(String name) {
    return templates.values().stream()
        .flatMap(template -> children(template.path("Outputs")))
        .filter(output -> output.path("Export").path("Name").asText().equals(name))
        .map(output -> output.get("Value"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody exports " + name));
  }

  private Stream<Resource> resources(JsonNode template) {
    return template.path("Resources").properties().stream()
        .map(
            entry ->
                new Resource(
                    entry.getKey(),
                    entry.getValue().path("Type").asText(),
                    entry.getValue(),
                    entry.getValue().path("Properties")));
  }

  static Stream<JsonNode> children(JsonNode node) {
    return node.valueStream();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Artifacts artifacts() {
    try {
      Path jar = Files.createTempFile("functions", ".jar");
      Files.writeString(jar, "a stand-in: only its name and hash reach the template");
      return new Artifacts(jar, Artifacts.checkout().resolve("statemachine/deployment.asl.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Assembly synthesize(SampleSettings settings) {
    try {
      Path folder = Files.createTempDirectory("cdk.out");
      SlipwayApp.synthesize(SlipwayApp.appWritingTo(folder), settings, ARTIFACTS);
      return in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stand-in jar from which the sample was synthesized. */
  static Path sampleJar() {
    return ARTIFACTS.functionsJar();
  }
}
