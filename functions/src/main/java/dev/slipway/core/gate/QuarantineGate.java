package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Quarantine;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import java.util.stream.Stream;

/** Whether the image failed on the service before. */
public final class QuarantineGate implements Gate {

  @Override
  public String name() {
    return "quarantine";
  }

  @Override
  public Key key() {
    return Key.FORCE;
  }

  @Override
  public Result check(Circumstances at) {
    return at.standing()
        .quarantine()
        .<Result>map(quarantine -> new Refused(refusal(at.deployment(), quarantine)))
        .orElseGet(() -> new Passed(at.label() + " is in no quarantine."));
  }

  /** Why the image is not deployed again. */
  public static Cause refusal(Deployment deployment, Quarantine quarantine) {
    Cause then = quarantine.cause();
    return new Cause(
        CauseCode.QUARANTINED,
        "%s failed on %s before, at %s: %s"
            .formatted(
                deployment.image().label(),
                deployment.service(),
                quarantine.since(),
                then.sentence()),
        Stream.concat(
                Stream.of(then.code() + " in " + quarantine.deployment()), then.evidence().stream())
            .toList(),
        "Push a fixed image; or, if it was not the image's fault, start with force:"
            + " {\"service\":\"%s\",\"image\":\"%s\",\"force\":true}."
                .formatted(deployment.service(), deployment.image().content().digest()));
  }
}
