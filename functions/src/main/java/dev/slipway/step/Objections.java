package dev.slipway.step;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;

/** Why a plan is not carried out, in words. */
final class Objections {
  private Objections() {}

  static Cause containerMissing(Revision current, String container) {
    return new Cause(
        CauseCode.INVALID_REQUEST,
        "Task definition %s has no container '%s', only %s."
            .formatted(current.arn(), container, current.images().keySet()),
        List.of(),
        "Correct the container name in the service's record.");
  }

  static Cause scaledToZero() {
    return new Cause(
        CauseCode.SCALED_TO_ZERO,
        "The service is scaled to 0 tasks, so nothing can be proven about an image.",
        List.of("desired count: 0"),
        "Raise the desired count and start the deployment again.");
  }

  static Cause notCopied(String why) {
    return new Cause(
        CauseCode.TASK_DEFINITION_NOT_COPIED,
        "The task definition cannot be copied without loss: " + why,
        List.of(why),
        "Upgrade Slipway, or remove the setting it does not know.");
  }
}
