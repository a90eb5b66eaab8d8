package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.List;
import java.util.Optional;

/** After the rollout, the service was set to another revision, and not by Slipway. */
final class SetToAnother implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    String expected = watch.rollout().taskDefinition();
    String found = seen.service().taskDefinition();
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(new Verdict.Failed(cause(expected, found)));
  }

  private static Cause cause(String expected, String found) {
    return new Cause(
        CauseCode.FOREIGN_CHANGE,
        "Somebody else set the service to another task definition during the bake.",
        List.of("expected: " + expected, "found: " + found),
        "Find out who called UpdateService (CloudTrail), then deploy again.");
  }
}
