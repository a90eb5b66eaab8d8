package dev.slipway.infra.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Durations as people write them, such as {@code 90s}, {@code 15m} or {@code 1h30m}. */
final class Durations {

  static final String EXAMPLES = "a duration such as 90s, 15m, 1h30m or 1d";

  private static final Pattern WHOLE = Pattern.compile("(\\d{1,6}[dhms])+");
  private static final Pattern PART = Pattern.compile("(\\d+)([dhms])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "d",
          ChronoUnit.DAYS,
          "h",
          ChronoUnit.HOURS,
          "m",
          ChronoUnit.MINUTES,
          "s",
          ChronoUnit.SECONDS);

  private Durations() {}

  static Optional<Duration> parse(String text) {
    return WHOLE.matcher(text).matches()
        ? Optional.of(
            PART.matcher(text).results().map(Durations::part).reduce(Duration.ZERO, Duration::plus))
        : Optional.empty();
  }

  private static Duration part(MatchResult part) {
    return Duration.of(
        Long.parseLong(part.group(1)),
        Optional.ofNullable(UNITS.get(part.group(2))).orElse(ChronoUnit.SECONDS));
  }
}
