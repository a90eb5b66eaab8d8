package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.Forecast.Surge;
import dev.slipway.rehearsal.text.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a deployment would do, for people. */
final class PlanText {

  private static final int WIDE = 100;

  private PlanText() {}

  static String of(Plan plan) {
    String end = String.join("\n", new Conclusion(plan.ending(), !plan.isRefused()).lines()) + "\n";
    return end
        + plan.forecast().map(PlanText::forecast).orElse("")
        + "\nplanned by "
        + plan.execution()
        + "; nothing was changed\n";
  }

  private static String forecast(Forecast forecast) {
    return changes(forecast.changes())
        + gates(forecast.gates())
        + "\n"
        + forecast.surge().map(surge -> line("tasks", surge(surge))).orElse("")
        + line("takes", duration(forecast));
  }

  private static String changes(List<String> changes) {
    return changes.isEmpty()
        ? "\nnothing would change in the task definition\n"
        : "\nwould change\n" + changes.stream().map(PlanText::change).collect(Collectors.joining());
  }

  /** Old and new one above the other where both are long, as references of images are. */
  private static String change(String change) {
    return "  %s%n".formatted(change.length() > WIDE ? change.replace(" → ", "\n    → ") : change);
  }

  private static String gates(List<GateResult> gates) {
    if (gates.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("gate", "standing", "sentence");
    gates.forEach(gate -> table.row(gate.gate(), gate.standing(), gate.sentence()));
    return "\n" + table;
  }

  private static String surge(Surge surge) {
    return "at most %d, %d more than now%s"
        .formatted(
            surge.mostTasks(),
            surge.moreThanNow(),
            surge.freeAddresses().map(free -> "; " + free + " addresses are free").orElse(""));
  }

  private static String duration(Forecast forecast) {
    return Optional.of(forecast.samples())
        .filter(samples -> samples > 0)
        .flatMap(samples -> forecast.duration())
        .map(
            median ->
                "about %s, the median of %d proven before"
                    .formatted(Words.duration(median), forecast.samples()))
        .orElse("unknown: no deployment of this service has proved good yet");
  }

  private static String line(String what, String words) {
    return "%-5s  %s%n".formatted(what, words);
  }
}
