package dev.slipway.scenario.rule;

import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** No claim is leased for longer than a lease, so that every claim comes to its end. */
public final class LeaseHolds implements Rule {
  private final Function<String, Optional<Claim>> claims;
  private final Supplier<Instant> now;

  /**
   * @param claims the claim on a service
   */
  public LeaseHolds(Function<String, Optional<Claim>> claims, Supplier<Instant> now) {
    this.claims = claims;
    this.now = now;
  }

  @Override
  public List<String> broken(View view) {
    return view.attached().stream()
        .map(Attached::name)
        .flatMap(name -> claims.apply(name).filter(Claim::held).stream())
        .filter(claim -> claim.leaseUntil().isAfter(now.get().plus(ClaimDecision.LEASE)))
        .map(claim -> claim.holding() + " is leased until " + claim.leaseUntil())
        .toList();
  }
}
