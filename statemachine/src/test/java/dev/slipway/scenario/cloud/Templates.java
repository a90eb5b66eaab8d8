package dev.slipway.scenario.cloud;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import java.nio.file.Files;
import java.nio.file.Path;

/** What infra synthesized, read once. */
final class Templates {
  static final CloudAssembly SHIPPED = read(Path.of("..", "infra", "target", "cdk.out"));

  private Templates() {}

  private static CloudAssembly read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "there are no templates in "
              + folder
              + "; build them with ./mvnw -pl functions,infra -am package -DskipTests");
    }
    return CloudAssembly.read(folder);
  }

  static Path asset(String key) {
    return SHIPPED
        .asset(key)
        .orElseThrow(() -> new IllegalArgumentException("the assembly has no asset " + key));
  }
}
