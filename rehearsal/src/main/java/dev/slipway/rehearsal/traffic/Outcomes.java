package dev.slipway.rehearsal.traffic;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How requests ended.
 *
 * @param byStatus whole answers by HTTP status
 * @param broken requests without a whole answer; none of them is in {@code byStatus}
 */
public record Outcomes(Counts<Integer> byStatus, Counts<Break> broken) {

  /** All requests that ended, each counted once. */
  public long requests() {
    return byStatus.total() + broken.total();
  }

  /** Whole answers with a 2xx. */
  public long served() {
    return byStatus.total(Outcomes::isSuccess);
  }

  /** Whole answers with any other status, and requests without one, by kind. */
  public Counts<String> failures() {
    SortedMap<String, Long> kinds = new TreeMap<>();
    for (Map.Entry<Integer, Long> status : byStatus.only(s -> !isSuccess(s)).each().entrySet()) {
      kinds.put("HTTP " + status.getKey(), status.getValue());
    }
    broken.each().forEach((kind, count) -> kinds.put(kind.toString(), count));
    return new Counts<>(kinds);
  }

  Outcomes minus(Outcomes earlier) {
    return new Outcomes(byStatus.minus(earlier.byStatus), broken.minus(earlier.broken));
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
