package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.Alarm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An alarm that counts server errors says what the new revision does. */
final class ServerErrors implements Refinement {
  private static final Pattern NUMBERS =
      Pattern.compile("\\[(\\d+)[.\\d]*\\s.*threshold \\((\\d+)[.\\d]*\\)");

  @Override
  public Optional<Cause> refine(Findings found) {
    return found.alarms().stream()
        .filter(Alarm::countsServerErrors)
        .filter(alarm -> !alarm.since().isBefore(found.subject().rollout().startedAt()))
        .findFirst()
        .map(
            alarm ->
                new Cause(
                    CauseCode.ANSWERS_5XX,
                    "The new revision answers with server errors: alarm "
                        + alarm.name()
                        + numbers(alarm)
                        + ".",
                    List.of(),
                    "Look for errors in the container's log from " + alarm.since() + " on."));
  }

  private static String numbers(Alarm alarm) {
    String metric = alarm.metric().orElse("");
    return NUMBERS
        .matcher(alarm.reason())
        .results()
        .map(
            match ->
                " counted %s on %s, its threshold is %s"
                    .formatted(match.group(1), metric, match.group(2)))
        .findFirst()
        .orElse(" went off on " + metric);
  }
}
