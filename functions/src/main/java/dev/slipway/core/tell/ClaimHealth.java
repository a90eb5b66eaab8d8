package dev.slipway.core.tell;

import dev.slipway.core.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a sweep makes of the claim on a service, for CloudWatch. */
public enum ClaimHealth {
  /** Nobody holds it, or an execution that works, or one that a person aborted. */
  SOUND,
  /** The execution that holds it runs, and let its lease run out all the same. */
  STUCK,
  /** The execution that holds it ended without a verdict, and no person aborted it. */
  DEAD;

  private static final String ABORTED = "ABORTED";
  private static final String GONE = "GONE";

  /**
   * Of a held claim.
   *
   * @param death how its owner ended; nothing while it runs
   */
  public static ClaimHealth of(Claim claim, Optional<String> death, Instant now) {
    boolean outlived = now.isAfter(claim.leaseUntil());
    if (death.isEmpty()) {
      return outlived ? STUCK : SOUND;
    }
    String how = death.orElseThrow();
    return how.equals(ABORTED) || (how.equals(GONE) && !outlived) ? SOUND : DEAD;
  }

  /** A count of 1 of what is wrong. What is sound is not counted: each number has its price. */
  public List<Measure> measures() {
    return switch (this) {
      case SOUND -> List.of();
      case STUCK -> List.of(Measure.count("StuckClaims", true));
      case DEAD -> List.of(Measure.count("DeadExecutions", true));
    };
  }
}
