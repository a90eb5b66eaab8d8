package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A container that had passed its checks, or ran for a while, and then ended by itself. */
final class CrashesLater implements Refinement {
  /** Nothing that fails at its start runs for so long. */
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  @Override
  public Optional<Cause> refine(Findings found) {
    Optional<Duration> ran = ExitTime.shortest(found);
    boolean passed =
        found.subject().inBake() || ran.filter(time -> time.compareTo(A_WHILE) >= 0).isPresent();
    return passed ? Optional.of(cause(found, ran)) : Optional.empty();
  }

  private static Cause cause(Findings found, Optional<Duration> ran) {
    String time = ran.map(each -> " after " + each.toSeconds() + " s").orElse("");
    String when = found.subject().inBake() ? ", having passed its rollout" : "";
    return new Cause(
        CauseCode.CRASHES_LATER,
        found.told().sentence().replaceFirst("\\.$", time + when + "."),
        List.of(),
        "Read the last lines of the container's log, and what it met under traffic.");
  }
}
