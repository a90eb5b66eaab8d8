package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.GateResult;
import dev.slipway.rehearsal.operate.Words;
import java.util.Comparator;
import java.util.List;

/**
 * A deployment that went through gates which would have refused it.
 *
 * @param gates their names
 */
record Overridden(Attempt attempt, List<String> gates) {

  /** What the columns of {@link #cells} are called. */
  static final List<String> HEADINGS =
      List.of("when", "deployment", "by", "gates", "reason", "verdict");

  private static final String NONE = "-";

  /** The newest first. */
  static List<Overridden> of(List<Attempt> attempts) {
    return attempts.stream()
        .map(attempt -> new Overridden(attempt, gates(attempt)))
        .filter(each -> !each.gates().isEmpty())
        .sorted(
            Comparator.comparing(
                (Overridden each) -> each.attempt().timeline().settled(),
                Comparator.reverseOrder()))
        .toList();
  }

  List<String> cells() {
    return List.of(
        Words.time(attempt.timeline().settled()),
        attempt.request().deployment(),
        attempt.request().by().orElse(NONE),
        String.join(", ", gates),
        attempt.request().reason().orElse(NONE),
        attempt.ending().verdict());
  }

  private static List<String> gates(Attempt attempt) {
    return attempt.notes().gates().stream()
        .filter(GateResult::isOverridden)
        .map(GateResult::gate)
        .toList();
  }
}
