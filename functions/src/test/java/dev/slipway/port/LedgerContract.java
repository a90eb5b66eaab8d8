package dev.slipway.port;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Duplicate;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Kept;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Holding;
import dev.slipway.core.Order;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Proven;
import dev.slipway.core.Trigger;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract {
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Deployment NEWER = deployment(LATER, "newer");

  private static final Parked WAIT = new Parked("token", Samples.watch(Phase.ROLLOUT));

  private final Ledger ledger = emptyLedger();

  protected abstract Ledger emptyLedger();

  @Test
  void grantsTheFirstClaim() {
    Claim claim = granted(deployment()).claim();
    assertThat(claim.holding().fence()).isEqualTo(1);
    assertThat(ledger.claimOn("backend")).contains(claim);
  }

  @Test
  void letsTheSameExecutionClaimAgain() {
    Claim claim = granted(deployment()).claim();
    assertThat(ledger.claim(deployment(), LATER)).isEqualTo(new Kept(claim));
  }

  @Test
  void tellsADuplicateWhoseWorkItIs() {
    granted(deployment());
    assertThat(ledger.claim(deployment(NOON, "another"), LATER))
        .isEqualTo(new Duplicate(EXECUTION));
  }

  @Test
  void tellsADuplicateAlsoAfterTheDeploymentSettled() {
    settle(granted(deployment()).claim(), Optional.empty());
    assertThat(ledger.claim(deployment(NOON, "another"), LATER)).isInstanceOf(Duplicate.class);
  }

  @Test
  void supersedesAnOlderOrderThatComesLate() {
    granted(NEWER);
    assertThat(ledger.claim(deployment(), LATER)).isEqualTo(new Superseded(NEWER.id()));
  }

  @Test
  void supersedesAnOlderOrderAlsoAfterTheNewerSettled() {
    settle(granted(NEWER).claim(), Optional.empty());
    assertThat(ledger.claim(deployment(), LATER)).isInstanceOf(Superseded.class);
  }

  @Test
  void letsANewerOrderTakeOverWithAHigherFence() {
    ledger.park(granted(deployment()).claim().holding(), WAIT, LATER);
    Granted newer = granted(NEWER);
    assertThat(newer.claim().holding().fence()).isEqualTo(2);
    assertThat(newer.displaced()).contains(WAIT);
  }

  @Test
  void refusesEveryWriteOfTheDisplaced() {
    Holding older = granted(deployment()).claim().holding();
    granted(NEWER);
    assertThatThrownBy(() -> ledger.renew(older, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.park(older, WAIT, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.adopt(older, Samples.proven())).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.settle(older, attempt(), Consequence.proven(Samples.proven())))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.proven("backend")).isEmpty();
  }

  @Test
  void losesNothingOfTheNewerToTheDisplaced() {
    Holding older = granted(deployment()).claim().holding();
    Parked newest = new Parked("newest", Samples.watch(Phase.ROLLOUT));
    ledger.park(granted(NEWER).claim().holding(), newest, LATER);
    Claim before = present();
    Instant muchLater = LATER.plusSeconds(600);
    assertThatThrownBy(() -> ledger.renew(older, muchLater)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.park(older, WAIT, muchLater)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.settle(older, attempt(), Consequence.none()))
        .isInstanceOf(ClaimLost.class);
    assertThat(present()).isEqualTo(before);
    assertThat(ledger.isRecorded(attempt())).isFalse();
  }

  @Test
  void refusesEveryWriteAfterTheSettling() {
    Claim claim = granted(deployment()).claim();
    settle(claim, Optional.empty());
    Holding settled = claim.holding();
    assertThatThrownBy(() -> ledger.renew(settled, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.park(settled, WAIT, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.adopt(settled, Samples.proven())).isInstanceOf(ClaimLost.class);
    assertThat(present().held()).isFalse();
  }

  @Test
  void refusesWritesOnAServiceNobodyClaimed() {
    Holding none = new Holding("backend", "none", EXECUTION, 1);
    assertThatThrownBy(() -> ledger.renew(none, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.adopt(none, Samples.proven())).isInstanceOf(ClaimLost.class);
    assertThat(ledger.claimOn("backend")).isEmpty();
  }

  @Test
  void displacesNoWaitOfADeploymentThatSettled() {
    Claim claim = granted(deployment()).claim();
    ledger.park(claim.holding(), WAIT, NOON);
    settle(claim, Optional.empty());
    assertThat(granted(NEWER).displaced()).isEmpty();
  }

  @Test
  void keepsServicesApart() {
    granted(NEWER);
    Deployment other =
        new Deployment(
            "x",
            "frontend",
            EXECUTION,
            Order.of(NOON),
            deployment().image(),
            Trigger.PUSH,
            Optional.empty());
    assertThat(granted(other).claim().holding().fence()).isEqualTo(1);
  }

  @RepeatedTest(10)
  void grantsOneOfTwoExecutionsOfTheSameDeployment() throws InterruptedException {
    List<ClaimDecision> both = claimedAtOnce(deployment(NOON, "one"), deployment(NOON, "two"));
    assertThat(both).hasAtLeastOneElementOfType(Granted.class);
    assertThat(both).hasAtLeastOneElementOfType(Duplicate.class);
    assertThat(present().holding().fence()).isEqualTo(1);
  }

  @RepeatedTest(10)
  void neverGrantsAFenceTwice() throws InterruptedException {
    granted(deployment());
    List<ClaimDecision> both = claimedAtOnce(NEWER, deployment(LATER.plusSeconds(1), "newest"));
    List<Long> fences = both.stream().flatMap(LedgerContract::fence).sorted().toList();
    assertThat(fences).isIn(List.of(2L), List.of(2L, 3L));
    assertThat(present().holding().owner()).isEqualTo("newest");
    assertThat(present().holding().fence()).isEqualTo(fences.getLast());
  }

  @Test
  void extendsTheLease() {
    ledger.renew(granted(deployment()).claim().holding(), LATER);
    assertThat(present().leaseUntil()).isEqualTo(LATER.plus(ClaimDecision.LEASE));
  }

  @Test
  void remembersTheLatestWait() {
    Holding holding = granted(deployment()).claim().holding();
    ledger.park(holding, new Parked("one", Samples.watch(Phase.ROLLOUT)), NOON);
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, LATER);
    assertThat(present().parked()).contains(second);
  }

  @Test
  void remembersAWaitThatFollowsWithinTheSecond() {
    Holding holding = granted(deployment()).claim().holding();
    ledger.park(holding, WAIT, NOON);
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, NOON.plusMillis(500));
    assertThat(present().parked()).contains(second);
  }

  @Test
  void forgetsNoWaitForAnEarlierOneThatComesLate() {
    Holding holding = granted(deployment()).claim().holding();
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, LATER);
    Claim before = present();
    ledger.park(holding, WAIT, NOON);
    ledger.renew(holding, NOON);
    assertThat(present()).isEqualTo(before);
  }

  @Test
  void keepsTheWaitWhenTheLeaseIsRenewed() {
    Holding holding = granted(deployment()).claim().holding();
    ledger.park(holding, WAIT, NOON);
    ledger.renew(holding, LATER);
    assertThat(present().parked()).contains(WAIT);
  }

  @Test
  void settlesAllAtOnce() {
    Claim claim = granted(deployment()).claim();
    ledger.park(claim.holding(), new Parked("one", Samples.watch(Phase.BAKE)), NOON);
    settle(claim, Optional.of(Samples.proven()));
    assertThat(present().held()).isFalse();
    assertThat(present().parked()).isEmpty();
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesTwiceLikeOnce() {
    Claim claim = granted(deployment()).claim();
    settle(claim, Optional.of(Samples.proven()));
    settle(claim, Optional.of(Samples.proven()));
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesTwiceLikeOnceAlsoWhenANewerHoldsTheClaim() {
    Claim claim = granted(deployment()).claim();
    settle(claim, Optional.of(Samples.proven()));
    granted(NEWER);
    Claim newer = present();
    settle(
        claim,
        Optional.of(new Proven("other", Samples.proven().content(), Optional.empty(), LATER, "x")));
    assertThat(present()).isEqualTo(newer);
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesNothingOtherwiseThanItWasRecorded() {
    Claim claim = granted(deployment()).claim();
    settle(claim, Optional.empty());
    Attempt otherwise = attempt(Ending.superseded("Late."));
    assertThatThrownBy(() -> ledger.settle(claim.holding(), otherwise, Consequence.none()))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.isRecorded(attempt())).isTrue();
    assertThat(ledger.isRecorded(otherwise)).isFalse();
  }

  @Test
  void keepsTheProvenRevisionThroughAFailure() {
    settle(granted(deployment()).claim(), Optional.of(Samples.proven()));
    ledger.settle(
        granted(NEWER).claim().holding(), attempt(NEWER, LATER.plusSeconds(1)), Consequence.none());
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void adoptsNothingForTheDisplacedAlsoWhenSomethingIsProven() {
    Holding older = granted(deployment()).claim().holding();
    ledger.adopt(older, Samples.proven());
    granted(NEWER);
    assertThatThrownBy(() -> ledger.adopt(older, Samples.proven())).isInstanceOf(ClaimLost.class);
  }

  @Test
  void neverRewritesARecordedAttempt() {
    ledger.record(attempt());
    ledger.record(attempt(Ending.superseded("Late.")));
    assertThat(ledger.isRecorded(attempt())).isTrue();
    assertThat(ledger.isRecorded(attempt(Ending.superseded("Late.")))).isFalse();
  }

  @Test
  void knowsNoAttemptThatWasNotRecorded() {
    assertThat(ledger.isRecorded(attempt())).isFalse();
  }

  @Test
  void recordsWithoutAClaimAndTwiceLikeOnce() {
    ledger.record(attempt());
    ledger.record(attempt());
    assertThat(ledger.claimOn("backend")).isEmpty();
  }

  private Claim present() {
    return ledger.claimOn("backend").orElseThrow();
  }

  private Granted granted(Deployment wish) {
    ClaimDecision decision = ledger.claim(wish, NOON);
    assertThat(decision).isInstanceOf(Granted.class);
    return (Granted) decision;
  }

  private void settle(Claim claim, Optional<Proven> proven) {
    ledger.settle(claim.holding(), attempt(), new Consequence(proven, Optional.empty()));
  }

  private List<ClaimDecision> claimedAtOnce(Deployment one, Deployment two)
      throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<ClaimDecision> first = () -> claimedAfter(start, one);
      Callable<ClaimDecision> second = () -> claimedAfter(start, two);
      return threads.invokeAll(List.of(first, second)).stream().map(Future::resultNow).toList();
    }
  }

  private ClaimDecision claimedAfter(CyclicBarrier start, Deployment wish) throws Exception {
    start.await();
    return ledger.claim(wish, NOON);
  }

  private static Stream<Long> fence(ClaimDecision decision) {
    return decision instanceof Granted granted
        ? Stream.of(granted.claim().holding().fence())
        : Stream.empty();
  }

  private static Attempt attempt() {
    return attempt(deployment(), LATER);
  }

  private static Attempt attempt(Ending ending) {
    return attempt(deployment(), LATER, ending);
  }

  private static Attempt attempt(Deployment deployment, Instant at) {
    return attempt(deployment, at, Ending.succeeded("done"));
  }

  private static Attempt attempt(Deployment deployment, Instant at, Ending ending) {
    return new Attempt(
        deployment,
        ending,
        at,
        Map.of("Accept", NOON),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
