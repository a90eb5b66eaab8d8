package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.ObservedContainer;
import java.util.Optional;

/** Says of a container that crashed and whose image did not change that it is not the new image. */
final class Sidecar {
  private Sidecar() {}

  /** The cause with that said, where it is so. */
  static Cause named(Findings found, Cause cause) {
    return crashed(found)
        .flatMap(name -> found.setup().definition().flatMap(each -> each.container(name)))
        .map(container -> told(found, cause, container))
        .orElse(cause);
  }

  private static Optional<String> crashed(Findings found) {
    return found.tasks().stream()
        .filter(task -> task.stoppedWith("EssentialContainerExited"))
        .flatMap(task -> task.crashed().stream())
        .map(ObservedContainer::name)
        .findFirst()
        .filter(name -> !found.subject().containers().contains(name));
  }

  private static Cause told(Findings found, Cause cause, DefinedContainer container) {
    String sentence =
        "%s It is a sidecar: its image, %s, did not change."
            .formatted(cause.sentence(), container.image());
    String nextStep =
        ("Read the log of %s and see what it needs to run. The image of %s may be good: deploy it"
                + " again with \"force\" then.")
            .formatted(container.name(), String.join(" and ", found.subject().containers()));
    return new Cause(cause.code(), sentence, cause.evidence(), nextStep);
  }
}
