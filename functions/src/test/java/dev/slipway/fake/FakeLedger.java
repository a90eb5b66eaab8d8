package dev.slipway.fake;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger in memory. */
public final class FakeLedger implements Ledger {
  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, Proven> proven = new HashMap<>();
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();

  @Override
  public synchronized ClaimDecision claim(Deployment wish, Instant now) {
    ClaimDecision decision = ClaimDecision.on(claimOn(wish.service()), wish, now);
    if (decision instanceof Granted granted) {
      claims.put(wish.service(), granted.claim());
    }
    return decision;
  }

  @Override
  public synchronized Optional<Claim> claimOn(String service) {
    return Optional.ofNullable(claims.get(service));
  }

  @Override
  public synchronized void renew(Holding holding, Instant now) {
    park(holding, mine(holding).parked(), now);
  }

  @Override
  public synchronized void park(Holding holding, Parked parked, Instant now) {
    park(holding, Optional.of(parked), now);
  }

  private void park(Holding holding, Optional<Parked> parked, Instant now) {
    Claim claim = mine(holding);
    Instant lease = now.plus(ClaimDecision.LEASE);
    if (!lease.isBefore(claim.leaseUntil())) {
      claims.put(holding.service(), new Claim(holding, claim.order(), true, lease, parked));
    }
  }

  private Claim mine(Holding holding) {
    return claimOn(holding.service())
        .filter(claim -> claim.isHeldBy(holding))
        .orElseThrow(() -> new ClaimLost(holding.deployment() + " holds nothing"));
  }

  @Override
  public synchronized Optional<Proven> proven(String service) {
    return Optional.ofNullable(proven.get(service));
  }

  @Override
  public synchronized void adopt(Holding holding, Proven baseline) {
    mine(holding);
    proven.putIfAbsent(holding.service(), baseline);
  }

  @Override
  public synchronized void settle(Holding holding, Attempt attempt, Optional<Proven> good) {
    if (isRecorded(attempt)) {
      return;
    }
    Claim claim = mine(holding);
    claims.put(
        holding.service(),
        new Claim(holding, claim.order(), false, claim.leaseUntil(), Optional.empty()));
    attempts.put(key(attempt), attempt);
    good.ifPresent(each -> proven.put(holding.service(), each));
  }

  @Override
  public synchronized void record(Attempt attempt) {
    attempts.putIfAbsent(key(attempt), attempt);
  }

  @Override
  public synchronized boolean isRecorded(Attempt attempt) {
    return attempt.equals(attempts.get(key(attempt)));
  }

  private static String key(Attempt attempt) {
    return attempt.settledAt() + "#" + attempt.deployment().id();
  }

  /** The history, oldest first. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }
}
