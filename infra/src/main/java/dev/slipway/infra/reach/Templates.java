package dev.slipway.infra.reach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The templates that are deployed together; references between stacks are looked up. */
public final class Templates {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> templates;

  public Templates(Collection<JsonNode> templates) {
    this.templates = List.copyOf(templates);
  }

  /**
   * All templates of a cloud assembly.
   *
   * @throws UncheckedIOException when the folder or a template in it cannot be read
   */
  public static Templates in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new Templates(
          files
              .filter(file -> file.toString().endsWith(".template.json"))
              .sorted()
              .map(Templates::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the cloud assembly " + folder, e);
    }
  }

  Stream<Resource> resources() {
    return templates.stream()
        .flatMap(template -> template.path("Resources").propertyStream())
        .map(
            entry ->
                new Resource(
                    entry.getKey(),
                    entry.getValue().path("Type").asText(),
                    entry.getValue().path("Properties")));
  }

  Stream<Resource> all(String type) {
    return resources().filter(resource -> resource.is(type));
  }

  /** The logical id that a Ref or a GetAtt means, in whatever stack; else the text itself. */
  String target(JsonNode reference) {
    JsonNode value = resolve(reference);
    if (value.has("Ref")) {
      return value.get("Ref").asText();
    }
    return value.has("Fn::GetAtt") ? value.at("/Fn::GetAtt/0").asText() : value.asText();
  }

  /** The text; or, of a reference to a property of another resource, that property's. */
  Optional<String> text(JsonNode value) {
    JsonNode known = resolve(value);
    if (!known.has("Fn::GetAtt")) {
      return Optional.of(known).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
    String property = known.at("/Fn::GetAtt/1").asText();
    return resources()
        .filter(resource -> resource.id().equals(target(known)))
        .map(resource -> resource.properties().path(property))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst();
  }

  private JsonNode resolve(JsonNode value) {
    String name = value.path("Fn::ImportValue").asText();
    return templates.stream()
        .flatMap(template -> template.path("Outputs").valueStream())
        .filter(output -> !name.isEmpty())
        .filter(output -> output.at("/Export/Name").asText().equals(name))
        .map(output -> output.path("Value"))
        .findFirst()
        .orElse(value);
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + file, e);
    }
  }
}
