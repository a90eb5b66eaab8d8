package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Optional;

/** The health check is not answered in time. */
final class NoAnswer implements Refinement {
  private static final String WORDS = "Request timed out";

  @Override
  public Optional<Cause> refine(Findings found) {
    return isTold(found) ? Optional.of(cause(TargetCheck.of(found))) : Optional.empty();
  }

  static boolean isTold(Findings found) {
    return TargetCheck.answers(found).contains(WORDS);
  }

  private static Cause cause(Optional<TargetCheck> check) {
    return new Cause(
        CauseCode.HEALTH_CHECK_TIMEOUT,
        check
            .map(each -> each.text() + " is not answered within " + timeout(each) + " s.")
            .orElse("The load balancer's health check is not answered in time."),
        List.of(),
        "Find out what the health path waits for, or whether the new image needs longer to start.");
  }

  private static long timeout(TargetCheck check) {
    return check.group().check().pace().timeout().toSeconds();
  }
}
