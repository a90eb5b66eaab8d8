package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a {@code cdk.out} folder, as the cloud assembly schema lays them out. */
final class AssemblyFolder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH_METADATA = "aws:cdk:path";

  private final Path folder;

  AssemblyFolder(Path folder) {
    this.folder = folder;
  }

  CloudAssembly read() {
    JsonNode artifacts = manifest().path("artifacts");
    Map<String, StackTemplate> stacks = new LinkedHashMap<>();
    Map<String, Path> assets = new HashMap<>();
    for (Map.Entry<String, JsonNode> artifact : artifacts.properties()) {
      JsonNode properties = artifact.getValue().path("properties");
      switch (artifact.getValue().path("type").asText()) {
        case "aws:cloudformation:stack" -> {
          StackTemplate stack = stack(artifact.getKey(), artifacts);
          stacks.put(stack.name(), stack);
        }
        case "cdk:asset-manifest" -> assets.putAll(assets(properties.path("file").asText()));
        default -> {
          // Everything else (cdk:tree, feature flag reports) describes the app, not what it
          // deploys.
        }
      }
    }
    return new CloudAssembly(CloudAssembly.ordered(stacks), assets);
  }

  private JsonNode manifest() {
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new IllegalArgumentException(
          folder + " is not a cloud assembly: it has no manifest.json; synthesize it first");
    }
    return json("manifest.json");
  }

  private StackTemplate stack(String id, JsonNode artifacts) {
    JsonNode artifact = artifacts.path(id);
    ObjectNode template = (ObjectNode) json(artifact.at("/properties/templateFile").asText());
    return new StackTemplate(
        stackName(id, artifacts),
        dependencies(artifact, artifacts),
        paths(artifact, template),
        template);
  }

  private static List<String> dependencies(JsonNode artifact, JsonNode artifacts) {
    List<String> names = new ArrayList<>();
    artifact
        .path("dependencies")
        .forEach(dependency -> names.add(stackName(dependency.asText(), artifacts)));
    return names;
  }

  private static String stackName(String artifactId, JsonNode artifacts) {
    return artifacts.path(artifactId).at("/properties/stackName").asText(artifactId);
  }

  /** Construct paths by logical id, from wherever this version of CDK wrote them. */
  private Map<String, String> paths(JsonNode artifact, ObjectNode template) {
    Map<String, String> paths = new HashMap<>();
    logicalIds(artifact.path("metadata"), paths);
    if (artifact.has("additionalMetadataFile")) {
      logicalIds(json(artifact.path("additionalMetadataFile").asText()), paths);
    }
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      JsonNode path = resource.getValue().path("Metadata").path(PATH_METADATA);
      if (path.isTextual()) {
        paths.put(resource.getKey(), path.asText());
      }
    }
    return paths;
  }

  private static void logicalIds(JsonNode metadata, Map<String, String> paths) {
    for (Map.Entry<String, JsonNode> construct : metadata.properties()) {
      for (JsonNode entry : construct.getValue()) {
        if (entry.path("type").asText().equals("aws:cdk:logicalId")) {
          paths.put(entry.path("data").asText(), construct.getKey().substring(1));
        }
      }
    }
  }

  private Map<String, Path> assets(String file) {
    Map<String, Path> assets = new HashMap<>();
    for (JsonNode asset : json(file).path("files")) {
      Path source = folder.resolve(asset.at("/source/path").asText());
      asset
          .path("destinations")
          .forEach(destination -> assets.put(destination.path("objectKey").asText(), source));
    }
    return assets;
  }

  private JsonNode json(String file) {
    try {
      return JSON.readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read " + folder.resolve(file) + ": " + e.getMessage(), e);
    }
  }
}
