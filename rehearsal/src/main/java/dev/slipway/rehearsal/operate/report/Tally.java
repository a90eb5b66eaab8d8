package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often each of some words occurs, the most frequent first. */
record Tally(String word, int count) {

  /** How attempts ended. */
  static List<Tally> ends(List<Attempt> attempts) {
    return of(attempts.stream().map(attempt -> attempt.ending().verdict()));
  }

  /** Why they did not succeed. */
  static List<Tally> causes(List<Attempt> attempts) {
    return of(
        attempts.stream().flatMap(each -> each.ending().cause().stream()).map(each -> each.code()));
  }

  private static List<Tally> of(Stream<String> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> new Tally(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparing(Tally::count, Comparator.reverseOrder())
                .thenComparing(Tally::word))
        .toList();
  }
}
