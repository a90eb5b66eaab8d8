package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Proven;
import dev.slipway.core.gate.Circumstances.WayBack;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import dev.slipway.core.gate.Result.Warned;
import java.util.List;

/** Whether there is a proven revision that a rollback could return to. */
final class WayBackGate implements Gate {

  @Override
  public String name() {
    return "way-back";
  }

  @Override
  public Key key() {
    return Key.FORCE;
  }

  @Override
  public Result check(Circumstances at) {
    WayBack wayBack = at.wayBack();
    if (wayBack.gone().isEmpty()) {
      return wayBack
          .target()
          .<Result>map(target -> new Passed(told(target)))
          .orElseGet(() -> new Skipped("Nothing else was proven yet that it could go back to."));
    }
    return wayBack.target().isPresent()
        ? new Warned("The proven " + told(wayBack.gone()))
        : new Refused(refusal(wayBack.gone()));
  }

  private static String told(Proven target) {
    return "A rollback would go to %s (%s).".formatted(target.shortName(), target.label());
  }

  private static String told(List<String> gone) {
    int older = gone.size() - 1;
    String more = older == 0 ? "" : " Nor can " + older + " proven before it be used.";
    return gone.getFirst() + "." + more;
  }

  private static Cause refusal(List<String> gone) {
    return new Cause(
        CauseCode.WAY_BACK_GONE,
        "There would be no way back: the proven " + told(gone),
        gone,
        "Push that image again, or start with \"force\": true to go without a way back.");
  }
}
