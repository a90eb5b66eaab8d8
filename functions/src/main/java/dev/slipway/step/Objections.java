package dev.slipway.step;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.port.TaskDefinitions.Revision;
import dev.slipway.step.WaysBack.Way;
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

  static Cause alarmAlreadyRed(List<Alarm> red) {
    Alarm first = red.getFirst();
    return new Cause(
        CauseCode.ALARM_ALREADY_RED,
        "Alarm " + first.name() + " is red already, since " + first.since() + ".",
        red.stream().map(alarm -> alarm.name() + ": " + alarm.reason()).toList(),
        "Wait until it is green, or start with \"force\": true if this is the fix.");
  }

  static Cause wayBackGone(List<Way> gone) {
    return new Cause(
        CauseCode.WAY_BACK_GONE,
        "There would be no way back: the proven " + gone.getFirst().told() + ".",
        gone.stream().map(Way::told).toList(),
        "Push that image again, or start with \"force\": true to go without a way back.");
  }
}
