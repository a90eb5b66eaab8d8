package dev.slipway.step;

import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Hold;
import dev.slipway.core.Image;
import dev.slipway.core.Proven;
import dev.slipway.core.evidence.Alarm;
import java.util.List;

/** Why a service goes back although nothing was rolled out just now. */
final class Reasons {
  private Reasons() {}

  static Cause askedBack(Deployment back) {
    return new Cause(
        CauseCode.ROLLBACK_ASKED,
        "%s asked to roll back %s%s (execution %s)."
            .formatted(
                back.asker().flatMap(Asker::name).orElse("A person"),
                back.image().label(),
                back.asker().map(Asker::why).orElse(""),
                back.execution()),
        List.of(back.execution()),
        "When a better image is there, start with " + release(back.service()) + ".");
  }

  static Cause alarm(Proven live, Alarm alarm) {
    return new Cause(
        CauseCode.ALARM,
        "Alarm %s went off after %s had been proven.".formatted(alarm.name(), live.label()),
        List.of(alarm.reason()),
        "Look at the alarm's metric from " + alarm.since() + " on.");
  }

  /** For an execution that goes on with a way back of which only the image is known. */
  static Cause alarm(Image image) {
    return new Cause(
        CauseCode.ALARM,
        "An alarm went off after %s had been proven.".formatted(image.label()),
        List.of(),
        "Look at the metrics of the service's alarms.");
  }

  static Cause aborted(String execution) {
    return new Cause(
        CauseCode.ABORTED,
        "A person stopped execution " + execution + ".",
        List.of(execution),
        "Start the deployment again when it shall go on.");
  }

  /** The input that lifts a hold. */
  static String release(String service) {
    return Hold.release(service);
  }
}
