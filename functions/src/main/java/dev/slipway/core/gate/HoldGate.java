package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Hold;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Warned;
import java.util.List;

/** Whether automatic deployments to the service are stopped; a person's own go on. */
public final class HoldGate implements Gate {

  @Override
  public String name() {
    return "hold";
  }

  @Override
  public Key key() {
    return Key.NONE;
  }

  @Override
  public Result check(Circumstances at) {
    return at.standing()
        .hold()
        .map(hold -> held(hold, at))
        .orElseGet(() -> new Passed(at.service().name() + " is not held."));
  }

  private static Result held(Hold hold, Circumstances at) {
    return at.deployment().trigger().isAutomatic()
        ? new Refused(refusal(at.deployment(), hold))
        : new Warned(
            "%s is held since %s: %s. That stops pushes, not a person."
                .formatted(at.service().name(), hold.since(), hold.reason()));
  }

  /** Why the image waits. */
  public static Cause refusal(Deployment deployment, Hold hold) {
    String service = deployment.service();
    return new Cause(
        CauseCode.HELD,
        "%s is held since %s: %s. %s waits; release it with %s."
            .formatted(
                service,
                hold.since(),
                hold.reason(),
                deployment.image().label(),
                Hold.release(service)),
        List.of("held by " + hold.by()),
        "Start with " + Hold.release(service) + ", which deploys the newest image.");
  }
}
