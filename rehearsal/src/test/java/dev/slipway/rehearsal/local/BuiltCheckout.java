package dev.slipway.rehearsal.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** This checkout with everything built that a rehearsal needs. */
final class BuiltCheckout {

  private static final List<String> BUILT =
      List.of(
          "functions/target/slipway-functions.jar",
          "infra/target/cdk.out/manifest.json",
          "rehearsal/dynamodb/target/lib");

  private BuiltCheckout() {}

  /**
   * The checkout's root.
   *
   * @throws IllegalStateException when something is not built; the message says how to build it
   */
  static Path home() {
    Path home = Path.of("").toAbsolutePath().getParent();
    BUILT.stream().map(home::resolve).forEach(BuiltCheckout::requireBuilt);
    return home;
  }

  private static void requireBuilt(Path part) {
    if (!Files.exists(part)) {
      throw new IllegalStateException(
          part + " is missing; build it first, in the root: ./mvnw -DskipTests package");
    }
  }
}
