package dev.slipway.rehearsal.operate.report;

import java.util.List;

/** What a report's words mean, a line each; {@code docs/report.md} says it at length. */
public final class Definitions {

  public static final String DEPLOYED =
      "deployed: changes that proved good; a change is an attempt that began to roll a new image"
          + " out.";
  public static final String LEAD_TIME =
      "lead time: until an image first proved good, from its build (the label"
          + " org.opencontainers.image.created), else from its push.";
  public static final String FAILED =
      "changes failed: rolled back, left to a human, or turned back after they had succeeded; of"
          + " all that began.";
  public static final String RESTORED =
      "restored in: from the decision that a change failed until a proven revision served again.";
  public static final String FAILED_IN =
      "failed in: from the beginning of a rollout to the decision that it failed.";
  public static final String TIMES =
      "Times are the median / the 90th percentile (how many were measured). Days are UTC.";

  /** All of them. */
  static final List<String> LINES =
      List.of(DEPLOYED, LEAD_TIME, FAILED, RESTORED, FAILED_IN, TIMES);

  private Definitions() {}
}
