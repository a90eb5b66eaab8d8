package dev.slipway.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a wish to claim a service. The newest order wins, whoever holds the claim. */
public sealed interface ClaimDecision {
  Duration LEASE = Duration.ofMinutes(15);

  /**
   * The claim is the asker's.
   *
   * @param displaced the wait of the execution that held the claim until now
   */
  record Granted(Claim claim, Optional<Parked> displaced) implements ClaimDecision {}

  /** The asker holds the claim already: it asks a second time. */
  record Kept(Claim claim) implements ClaimDecision {}

  /** A deployment with a newer order was here first. */
  record Superseded(String by) implements ClaimDecision {}

  /** Another execution drives, or drove, this very deployment. */
  record Duplicate(String owner) implements ClaimDecision {}

  /** Decides over the present claim, if there is one. */
  static ClaimDecision on(Optional<Claim> present, Deployment wish, Instant now) {
    if (present.isEmpty()) {
      return new Granted(fresh(wish, 1, now), Optional.empty());
    }
    Claim claim = present.get();
    if (claim.holding().deployment().equals(wish.id())) {
      return again(claim, wish);
    }
    if (wish.order().isBefore(claim.order())) {
      return new Superseded(claim.holding().deployment());
    }
    return new Granted(fresh(wish, claim.holding().fence() + 1, now), claim.waiting());
  }

  private static ClaimDecision again(Claim claim, Deployment wish) {
    Holding holding = claim.holding();
    boolean mine = claim.held() && holding.owner().equals(wish.execution());
    return mine ? new Kept(claim) : new Duplicate(holding.owner());
  }

  private static Claim fresh(Deployment wish, long fence, Instant now) {
    Holding holding = new Holding(wish.service(), wish.id(), wish.execution(), fence);
    return new Claim(holding, wish.order(), true, now.plus(LEASE), Optional.empty());
  }
}
