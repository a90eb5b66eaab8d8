package dev.slipway.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the orchestrator is made of outside this module.
 *
 * @param functionsJar the shared jar of all functions
 * @param stateMachine the state machine's definition with its {@code ${…}} placeholders
 */
public record Artifacts(Path functionsJar, Path stateMachine) {

  private static final String DEFINITION = "statemachine/deployment.asl.json";

  /**
   * The artifacts of the checkout around the working directory; the jar may be named by the system
   * property {@code slipway.functions.jar} or the environment variable {@code
   * SLIPWAY_FUNCTIONS_JAR}.
   *
   * @throws IllegalStateException when one of them is missing, with what to do
   */
  static Artifacts ofCheckout() {
    Path root = checkout();
    Path jar =
        Optional.ofNullable(System.getProperty("slipway.functions.jar"))
            .or(() -> Optional.ofNullable(System.getenv("SLIPWAY_FUNCTIONS_JAR")))
            .map(Path::of)
            .orElse(root.resolve("functions/target/slipway-functions.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "No functions jar at " + jar + ": build it with `./mvnw -pl functions package`");
    }
    return new Artifacts(jar, root.resolve(DEFINITION));
  }

  /** The nearest folder at or above the working directory that holds the state machine. */
  static Path checkout() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(DEFINITION))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "No " + DEFINITION + " at or above " + start + ": run inside a Slipway checkout");
  }
}
