package dev.slipway.port;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Duplicate;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Kept;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import dev.slipway.core.Order;
import dev.slipway.core.Trigger;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who gets the claim: the newest order, and whoever takes over from the dead. */
abstract class ClaimRules extends LedgerScene {

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
    settle(held(), Consequence.none());
    assertThat(ledger.claim(deployment(NOON, "another"), LATER)).isInstanceOf(Duplicate.class);
  }

  @Test
  void supersedesAnOlderOrderThatComesLate() {
    granted(NEWER);
    assertThat(ledger.claim(deployment(), LATER)).isEqualTo(new Superseded(NEWER.id()));
  }

  @Test
  void supersedesAnOlderOrderAlsoAfterTheNewerSettled() {
    settle(granted(NEWER).claim().holding(), Consequence.none());
    assertThat(ledger.claim(deployment(), LATER)).isInstanceOf(Superseded.class);
  }

  @Test
  void letsANewerOrderTakeOverWithAHigherFence() {
    ledger.park(held(), WAIT, LATER);
    Granted newer = granted(NEWER);
    assertThat(newer.claim().holding().fence()).isEqualTo(2);
    assertThat(newer.displaced()).contains(WAIT);
  }

  @Test
  void displacesNoWaitOfADeploymentThatSettled() {
    Claim claim = granted(deployment()).claim();
    ledger.park(claim.holding(), WAIT, NOON);
    settle(claim.holding(), Consequence.none());
    assertThat(granted(NEWER).displaced()).isEmpty();
  }

  @Test
  void keepsServicesApart() {
    granted(NEWER);
    ledger.hold("backend", HOLD);
    Deployment other =
        Deployment.of(
            "x",
            "frontend",
            EXECUTION,
            Order.of(NOON),
            deployment().image(),
            Trigger.PUSH,
            Optional.empty());
    assertThat(granted(other).claim().holding().fence()).isEqualTo(1);
  }

  @Test
  void tellsWhoseWorkIsTakenOver() {
    granted(deployment());
    Deployment third = deployment(LATER.plusSeconds(60), "third");
    assertThat(granted(with(NEWER, Samples.image(OLD, NOON))).claim().deployment().displaced())
        .containsExactly(NEW);
    assertThat(granted(third).claim().deployment().displaced()).containsExactly(NEW, OLD);
    assertThat(present().deployment().displaced()).containsExactly(NEW, OLD);
    assertThat(granted(recovery(third, "arn:heir", third.execution()), LATER).claim().deployment())
        .extracting(Deployment::displaced)
        .isEqualTo(List.of(NEW, OLD));
  }

  @Test
  void takesNobodysWorkOverAfterASettlement() {
    settle(held(), Consequence.none());
    assertThat(granted(NEWER).claim().deployment().displaced()).isEmpty();
  }

  @Test
  void ordersPushesOfTheSameMomentByTheirAnnouncement() {
    Deployment early = deployment();
    Deployment late = announced(early, "late", NOON.plusMillis(1));
    granted(late);
    assertThat(ledger.claim(announced(early, "early", NOON), NOON))
        .isEqualTo(new Superseded("late"));
  }

  private static Deployment announced(Deployment like, String id, Instant requested) {
    return Deployment.of(
        id,
        "backend",
        id,
        new Order(NOON, requested),
        like.image(),
        Trigger.PUSH,
        Optional.empty());
  }

  @Test
  void letsARecoveryTakeOverFromTheExecutionItNames() {
    Holding dead = held();
    ledger.park(dead, WAIT, NOON);
    Deployment recovery = recovery(deployment(), "recovery", EXECUTION);
    Granted granted = granted(recovery);
    assertThat(granted.claim().holding())
        .isEqualTo(new Holding("backend", recovery.id(), "recovery", 2));
    assertThat(granted.claim().takeovers()).isEqualTo(1);
    assertThat(granted.displaced()).contains(WAIT);
    assertThat(present()).isEqualTo(granted.claim());
    assertThatThrownBy(() -> ledger.renew(dead, LATER)).isInstanceOf(ClaimLost.class);
  }

  @Test
  void countsHowOftenADeploymentWasTakenOver() {
    held();
    granted(recovery(deployment(), "second", EXECUTION));
    granted(recovery(deployment(), "third", "second"));
    assertThat(present().takeovers()).isEqualTo(2);
    assertThat(granted(NEWER).claim().takeovers()).isZero();
  }

  @Test
  void takesNothingOverFromAnExecutionThatHoldsTheClaimNoMore() {
    held();
    granted(recovery(deployment(), "second", EXECUTION));
    assertThat(ledger.claim(recovery(deployment(), "third", EXECUTION), NOON))
        .isEqualTo(new Duplicate("second"));
  }

  @Test
  void takesNothingOverThatSettled() {
    settle(held(), Consequence.none());
    assertThat(ledger.claim(recovery(deployment(), "recovery", EXECUTION), LATER))
        .isEqualTo(new Duplicate(EXECUTION));
  }

  @Test
  void letsAnyExecutionOfTheDeploymentTakeOverOnceTheLeaseRanOut() {
    Instant end = granted(deployment()).claim().leaseUntil();
    Deployment twin = deployment(NOON, "twin");
    assertThat(ledger.claim(twin, end)).isInstanceOf(Duplicate.class);
    assertThat(granted(twin, end.plusMillis(1)).claim().holding().owner()).isEqualTo("twin");
  }

  @Test
  void remembersTheRequestThatHoldsTheClaim() {
    Deployment recovery = recovery(with(deployment(), Trigger.ROLLBACK), "recovery", EXECUTION);
    granted(recovery);
    assertThat(present().deployment()).isEqualTo(recovery);
    settle(present().holding(), Consequence.none());
    assertThat(present().deployment()).isEqualTo(recovery);
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
    List<Long> fences = both.stream().flatMap(ClaimRules::fence).sorted().toList();
    assertThat(fences).isIn(List.of(2L), List.of(2L, 3L));
    assertThat(present().holding().owner()).isEqualTo("newest");
    assertThat(present().holding().fence()).isEqualTo(fences.getLast());
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
}
