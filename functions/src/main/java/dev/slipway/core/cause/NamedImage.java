package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.Definition;
import java.util.List;
import java.util.Optional;

/** Names the image that cannot be pulled. */
final class NamedImage implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    Cause told = found.told();
    return found
        .container()
        .map(container -> sentence(told.code(), named(container.image()), platform(found)))
        .map(sentence -> new Cause(told.code(), sentence, List.of(), told.nextStep()));
  }

  private static String platform(Findings found) {
    return found.setup().definition().map(Definition::platform).orElse("");
  }

  /** As much of a digest as people compare. */
  private static String named(String image) {
    return image.replaceFirst("(@sha256:[0-9a-f]{12})[0-9a-f]+$", "$1");
  }

  private static String sentence(CauseCode code, String image, String platform) {
    if (code == CauseCode.WRONG_ARCHITECTURE) {
      return "Image " + image + " is not built for " + platform + ", the task's platform.";
    }
    return code == CauseCode.IMAGE_PULL_DENIED
        ? "The task may not pull image " + image + "."
        : "Image " + image + " is not in the registry.";
  }
}
