package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a report says of one service, as a row of short texts. */
final class Cells {

  /** What the columns are called. */
  static final List<String> HEADINGS =
      List.of(
          "service",
          "deployed",
          "a day",
          "a week",
          "lead time from build",
          "lead time from push",
          "changes failed",
          "restored in",
          "failed in");

  private static final String NONE = "-";
  private static final int WHOLE = 100;

  private Cells() {}

  static List<String> of(ServiceReport service, Period period) {
    Measures measures = service.measures(period);
    return List.of(
        service.name(),
        String.valueOf(measures.succeeded().count()),
        decimal(measures.succeeded().perDay()),
        decimal(measures.succeeded().perWeek()),
        spread(measures.sinceBuild()),
        spread(measures.sincePush()),
        failed(measures),
        restored(measures),
        spread(measures.fail()));
  }

  private static String failed(Measures measures) {
    return measures
        .failureRate()
        .map(
            rate ->
                "%d of %d (%d %%)"
                    .formatted(measures.failed(), measures.began(), Math.round(rate * WHOLE)))
        .orElse(NONE);
  }

  private static String restored(Measures measures) {
    return measures.unrestored() == 0
        ? spread(measures.restore())
        : "%s, %d not yet".formatted(spread(measures.restore()), measures.unrestored());
  }

  private static String spread(Optional<Spread> spread) {
    return spread
        .map(
            known ->
                "%s / %s (%d)"
                    .formatted(
                        Words.duration(known.median()),
                        Words.duration(known.ninetieth()),
                        known.count()))
        .orElse(NONE);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
