package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/**
 * A synthesized cloud assembly, read from its folder: the templates with the references between
 * stacks looked up.
 */
final class Assembly {

  static final ObjectMapper JSON = new ObjectMapper();

  /** The beginning of the ids of what serves CDK's own custom resource. */
  static final String PROVIDER_OF_CDK = "CustomVpcRestrictDefaultSG";

  private static final String TEMPLATE = ".template.json";

  static final Artifacts ARTIFACTS = artifacts();
  private static final Map<SampleSettings, Assembly> MADE = new ConcurrentHashMap<>();

  private final Path folder;
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
    this.folder = folder;
    files(TEMPLATE).forEach(file -> templates.put(name(file).replace(TEMPLATE, ""), read(file)));
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

  /** What was said of each construct while it was synthesized. */
  Stream<JsonNode> metadata() {
    return files(".metadata.json").map(Assembly::read);
  }

  private Stream<Path> files(String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> name(file).endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  List<Resource> all(String type) {
    return templates.values().stream()
        .flatMap(this::resources)
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  /** The orchestrator's functions, without the one with which CDK closes a security group. */
  List<Resource> functions() {
    return all("AWS::Lambda::Function").stream()
        .filter(function -> !function.id().startsWith(PROVIDER_OF_CDK))
        .toList();
  }

  /** All resources of one stack. */
  Stream<Resource> resourcesOf(String stack) {
    return resources(templates.get(stack));
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
    return checked(app -> SlipwayApp.synthesize(app, settings, ARTIFACTS));
  }

  /**
   * What is synthesized of an app while all security packs look on. They write findings beside the
   * templates and nothing into them: what a JVM without them synthesizes is compared elsewhere.
   */
  static Assembly checked(Consumer<App> synthesis) {
    try {
      Path folder = Files.createTempDirectory("cdk.out");
      App app = SlipwayApp.appWritingTo(folder);
      Aspects aspects = Aspects.of(app);
      aspects.add(AwsSolutionsChecks.Builder.create().reports(false).build());
      aspects.add(NIST80053R5Checks.Builder.create().reports(false).build());
      aspects.add(HIPAASecurityChecks.Builder.create().reports(false).build());
      synthesis.accept(app);
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
