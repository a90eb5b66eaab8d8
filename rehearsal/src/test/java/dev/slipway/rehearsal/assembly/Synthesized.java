package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a cloud assembly folder as CDK would, from templates given as text. */
final class Synthesized {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ObjectNode artifacts = JSON.createObjectNode();

  Synthesized(Path folder) {
    this.folder = folder;
  }

  Synthesized stack(String name, String template, String... dependencies) throws IOException {
    Files.writeString(folder.resolve(name + ".template.json"), template);
    ObjectNode artifact = artifacts.putObject(name);
    artifact.put("type", "aws:cloudformation:stack");
    artifact.putObject("properties").put("templateFile", name + ".template.json");
    List.of(dependencies).forEach(artifact.putArray("dependencies")::add);
    return this;
  }

  /** Names the construct path of a logical id in the manifest. */
  Synthesized path(String stack, String path, String logicalId) {
    artifacts
        .withObject("/" + stack)
        .withObject("/metadata")
        .putArray("/" + path)
        .addObject()
        .put("type", "aws:cdk:logicalId")
        .put("data", logicalId);
    return this;
  }

  Synthesized assets(String file, String manifest) throws IOException {
    Files.writeString(folder.resolve(file), manifest);
    ObjectNode artifact = artifacts.putObject(file).put("type", "cdk:asset-manifest");
    artifact.putObject("properties").put("file", file);
    return this;
  }

  CloudAssembly read() throws IOException {
    ObjectNode manifest = JSON.createObjectNode().put("version", "48.0.0");
    manifest.set("artifacts", artifacts);
    Files.writeString(folder.resolve("manifest.json"), manifest.toPrettyString());
    return CloudAssembly.read(folder);
  }
}
