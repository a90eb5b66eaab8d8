package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nobody takes the health check's connection, or what answers is not HTTP. */
final class NoConnection implements Refinement {
  private static final Pattern WORDS = Pattern.compile("Health checks failed(?! with)");

  @Override
  public Optional<Cause> refine(Findings found) {
    return TargetCheck.of(found)
        .filter(check -> isTold(found))
        .map(
            check ->
                new Cause(
                    CauseCode.HEALTH_CHECK_FAILS,
                    check.text() + " finds nobody that takes the connection.",
                    List.of(),
                    "Check on which port and address the program listens, and that it starts."));
  }

  static boolean isTold(Findings found) {
    return WORDS.matcher(TargetCheck.answers(found)).find();
  }
}
