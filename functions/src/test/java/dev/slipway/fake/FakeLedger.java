package dev.slipway.fake;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Generations;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Reply;
import dev.slipway.core.Standing;
import dev.slipway.core.evidence.Progress;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger in memory. */
public final class FakeLedger implements Ledger {
  private static final int NEWEST_ATTEMPTS = 50;
  private static final Comparator<Attempt> OLDEST_FIRST =
      Comparator.comparing(Attempt::settledAt).thenComparing(each -> each.deployment().id());

  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, Generations> generations = new HashMap<>();
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final Map<String, Hold> holds = new HashMap<>();
  private final Map<String, Quarantine> quarantines = new HashMap<>();
  private final Map<String, Instant> watched = new HashMap<>();
  private Runnable beforeReply = () -> {};
  private Runnable afterPark = () -> {};

  /** Happens between the look at a claim and the reply to its question. */
  public void meanwhile(Runnable what) {
    beforeReply = what;
  }

  /** Happens as soon as a wait is parked. */
  public void onceParked(Runnable what) {
    afterPark = what;
  }

  @Override
  public synchronized ClaimDecision claim(Deployment wish, Instant now) {
    String service = wish.service();
    String digest = wish.image().content().digest();
    Standing standing = new Standing(claimOn(service), hold(service), quarantine(service, digest));
    ClaimDecision decision = ClaimDecision.on(standing, wish, now);
    if (decision instanceof Granted granted) {
      claims.put(service, granted.claim());
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
    afterPark.run();
  }

  private void park(Holding holding, Optional<Parked> parked, Instant now) {
    Claim claim = mine(holding);
    Instant lease = now.plus(ClaimDecision.LEASE);
    if (!lease.isBefore(claim.leaseUntil())) {
      keep(holding, lease, parked, claim.reply(), claim.progress());
    }
  }

  @Override
  public synchronized Claim reply(Holding holding, Reply reply) {
    beforeReply.run();
    Claim claim = mine(holding);
    Optional<Reply> first = claim.reply().or(() -> Optional.of(reply));
    return keep(holding, claim.leaseUntil(), claim.parked(), first, claim.progress());
  }

  @Override
  public synchronized boolean advance(Holding holding, Progress progress) {
    Claim claim = mine(holding);
    boolean news = claim.progress().filter(last -> !isNews(last, progress)).isEmpty();
    if (news) {
      keep(holding, claim.leaseUntil(), claim.parked(), claim.reply(), Optional.of(progress));
    }
    return news;
  }

  private Claim keep(
      Holding holding,
      Instant lease,
      Optional<Parked> parked,
      Optional<Reply> reply,
      Optional<Progress> progress) {
    Claim before = mine(holding);
    Claim after =
        new Claim(
            holding, before.deployment(), true, lease, parked, reply, before.takeovers(), progress);
    claims.put(holding.service(), after);
    return after;
  }

  private static boolean isNews(Progress last, Progress next) {
    boolean same =
        last.serviceDeployment().equals(next.serviceDeployment())
            && last.stage().equals(next.stage());
    return !same && !next.since().isBefore(last.since());
  }

  private Claim mine(Holding holding) {
    return claimOn(holding.service())
        .filter(claim -> claim.isHeldBy(holding))
        .orElseThrow(
            () -> new ClaimLost(holding.deployment() + " no longer holds " + holding.service()));
  }

  @Override
  public synchronized List<Proven> proven(String service) {
    return generations(service).newestFirst();
  }

  private Generations generations(String service) {
    return generations.getOrDefault(service, Generations.NONE);
  }

  @Override
  public synchronized void adopt(Holding holding, Proven baseline) {
    mine(holding);
    generations.put(holding.service(), generations(holding.service()).adopting(baseline));
  }

  @Override
  public synchronized void condemn(Holding holding, Quarantine quarantine) {
    mine(holding);
    String service = holding.service();
    String digest = quarantine.image().content().digest();
    boolean already =
        quarantine(service, digest)
            .filter(each -> each.deployment().equals(quarantine.deployment()))
            .isPresent();
    if (!already) {
      quarantines.put(service + "#" + digest, quarantine);
    }
    generations.put(service, generations(service).without(digest));
  }

  @Override
  public synchronized Optional<Quarantine> quarantine(String service, String digest) {
    return Optional.ofNullable(quarantines.get(service + "#" + digest));
  }

  @Override
  public synchronized Optional<Hold> hold(String service) {
    return Optional.ofNullable(holds.get(service));
  }

  @Override
  public synchronized void hold(String service, Hold hold) {
    holds.putIfAbsent(service, hold);
  }

  @Override
  public synchronized void release(String service) {
    holds.remove(service);
  }

  @Override
  public synchronized void settle(Holding holding, Attempt attempt, Consequence consequence) {
    if (isRecorded(attempt)) {
      return;
    }
    Claim claim = mine(holding);
    if (attempts.containsKey(key(attempt))) {
      throw new ClaimLost(holding.deployment() + " ended otherwise");
    }
    claims.put(holding.service(), released(claim));
    attempts.put(key(attempt), attempt);
    consequence.proven().ifPresent(good -> prove(holding.service(), good));
    consequence.hold().ifPresent(hold -> hold(holding.service(), hold));
  }

  private static Claim released(Claim claim) {
    return new Claim(
        claim.holding(),
        claim.deployment(),
        false,
        claim.leaseUntil(),
        Optional.empty(),
        claim.reply(),
        claim.takeovers());
  }

  private void prove(String service, Proven good) {
    generations.put(service, generations(service).with(good));
    quarantines.remove(service + "#" + good.content().digest());
  }

  @Override
  public synchronized void record(Attempt attempt) {
    attempts.putIfAbsent(key(attempt), attempt);
  }

  @Override
  public synchronized boolean isRecorded(Attempt attempt) {
    return attempt.equals(attempts.get(key(attempt)));
  }

  @Override
  public synchronized boolean hasAttempt(String service, String deployment) {
    return newest(service).anyMatch(each -> each.deployment().id().equals(deployment));
  }

  @Override
  public synchronized List<Duration> rollouts(String service) {
    return newest(service)
        .filter(each -> each.ending().end() == End.SUCCEEDED)
        .filter(each -> each.phases().containsKey("Update"))
        .map(each -> Duration.between(each.phases().get("Update"), each.settledAt()))
        .toList();
  }

  private Stream<Attempt> newest(String service) {
    return attempts.values().stream()
        .filter(each -> each.deployment().service().equals(service))
        .sorted(OLDEST_FIRST.reversed())
        .limit(NEWEST_ATTEMPTS);
  }

  @Override
  public synchronized Instant watchedSince(String service, Instant now) {
    return watched.computeIfAbsent(service, first -> now);
  }

  private static String key(Attempt attempt) {
    return attempt.settledAt()
        + "#"
        + attempt.deployment().id()
        + "#"
        + attempt.deployment().execution();
  }

  /** The history, oldest first. */
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }
}
