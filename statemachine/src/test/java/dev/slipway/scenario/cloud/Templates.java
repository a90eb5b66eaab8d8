package dev.slipway.scenario.cloud;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What infra synthesized, each sample read once. */
record Templates(CloudAssembly assembly) {
  private static final Map<String, Templates> READ = new ConcurrentHashMap<>();

  /**
   * The templates of a sample.
   *
   * @param sample name of the folder without its ending, such as {@code cdk} or {@code blue-green}
   */
  static Templates of(String sample) {
    return READ.computeIfAbsent(
        sample, name -> read(Path.of("..", "infra", "target", name + ".out")));
  }

  private static Templates read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "there are no templates in "
              + folder
              + "; build them with ./mvnw -pl functions,infra -am package -DskipTests");
    }
    return new Templates(CloudAssembly.read(folder));
  }

  Path asset(String key) {
    return assembly
        .asset(key)
        .orElseThrow(() -> new IllegalArgumentException("the assembly has no asset " + key));
  }
}
