package dev.slipway.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** A person stopped automatic deployments. */
  record Held(Hold hold) implements ClaimDecision {}

  /** The image failed on this service before. */
  record Quarantined(Quarantine quarantine) implements ClaimDecision {}

  /** Decides over what the ledger holds. */
  static ClaimDecision on(Standing standing, Deployment wish, Instant now) {
    return standing
        .claim()
        .flatMap(claim -> onClaim(claim, wish, now))
        .or(() -> onGate(standing, wish))
        .orElseGet(() -> granted(standing.claim(), wish, now));
  }

  /** What the present claim says; nothing when it does not stand in the way. */
  private static Optional<ClaimDecision> onClaim(Claim claim, Deployment wish, Instant now) {
    if (claim.isHeldBy(
        new Holding(wish.service(), wish.id(), wish.execution(), claim.holding().fence()))) {
      return Optional.of(new Kept(claim));
    }
    if (takesOver(claim, wish, now)) {
      return Optional.of(granted(Optional.of(claim), heir(claim, wish), now));
    }
    if (claim.deployment().id().equals(wish.id())) {
      return Optional.of(new Duplicate(claim.holding().owner()));
    }
    return wish.order().isBefore(claim.order())
        ? Optional.of(new Superseded(claim.deployment().id()))
        : Optional.empty();
  }

  /**
   * A dead execution's work goes on under the execution that says so, or when its lease ran out.
   */
  private static boolean takesOver(Claim claim, Deployment wish, Instant now) {
    boolean dead =
        wish.takesOver().filter(claim.holding().owner()::equals).isPresent()
            || now.isAfter(claim.leaseUntil());
    return claim.held() && dead && claim.deployment().id().equals(wish.id());
  }

  /** It must know since when somebody else may have written, also when only the lease ran out. */
  private static Deployment heir(Claim claim, Deployment wish) {
    return claim.deployment().continuedBy(wish.execution(), claim.holding().owner());
  }

  private static Optional<ClaimDecision> onGate(Standing standing, Deployment wish) {
    Optional<ClaimDecision> held =
        standing.hold().filter(hold -> wish.trigger().isAutomatic()).map(Held::new);
    return held.or(() -> standing.quarantine().filter(q -> isGated(wish)).map(Quarantined::new));
  }

  private static boolean isGated(Deployment wish) {
    return wish.trigger() != Trigger.FORCED && !wish.trigger().goesBack();
  }

  private static Granted granted(Optional<Claim> present, Deployment wish, Instant now) {
    long fence = present.map(claim -> claim.holding().fence()).orElse(0L) + 1;
    boolean again = present.filter(claim -> claim.deployment().id().equals(wish.id())).isPresent();
    int takeovers = again ? present.orElseThrow().takeovers() + 1 : 0;
    Holding holding = new Holding(wish.service(), wish.id(), wish.execution(), fence);
    Deployment deployment = wish.displacing(displaced(present, again));
    Claim claim =
        new Claim(
            holding,
            deployment,
            true,
            now.plus(LEASE),
            Optional.empty(),
            present.filter(earlier -> again).flatMap(Claim::reply),
            takeovers);
    return new Granted(claim, present.flatMap(Claim::waiting));
  }

  /** What is under way, with what that took over in its turn. */
  private static List<String> displaced(Optional<Claim> present, boolean again) {
    Optional<Deployment> underWay = present.filter(Claim::held).map(Claim::deployment);
    Stream<String> earlier = underWay.stream().flatMap(each -> each.displaced().stream());
    Stream<String> itself =
        underWay.filter(each -> !again).map(each -> each.image().content().digest()).stream();
    return Stream.concat(earlier, itself).distinct().toList();
  }
}
