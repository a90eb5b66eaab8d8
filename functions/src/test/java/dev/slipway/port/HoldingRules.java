package dev.slipway.port;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.Progress;
import dev.slipway.port.Ledger.Consequence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the claim lets its holder do, and nobody else. */
abstract class HoldingRules extends ClaimRules {
  private static final Progress SCALING = stage("SCALE_UP", 0, LATER);
  private static final Progress SHIFTING = stage("PRODUCTION_TRAFFIC_SHIFT", 12.5, LATER);

  @Test
  void remembersHowFarARolloutHasCome() {
    Holding mine = held();
    assertThat(ledger.advance(mine, SCALING)).isTrue();
    ledger.park(mine, WAIT, LATER);
    assertThat(present().progress()).contains(SCALING);
    assertThat(ledger.advance(mine, SHIFTING)).isTrue();
    assertThat(present().progress()).contains(SHIFTING);
  }

  @Test
  void hearsOfAStageOnce() {
    Holding mine = held();
    ledger.advance(mine, SCALING);
    assertThat(ledger.advance(mine, stage("SCALE_UP", 0, LATER.plusSeconds(9)))).isFalse();
    assertThat(present().progress()).contains(SCALING);
    assertThat(ledger.advance(mine, stage("SCALE_UP", 10, LATER.plusSeconds(9)))).isTrue();
  }

  @Test
  void takesNoEarlierLookForProgress() {
    Holding mine = held();
    ledger.advance(mine, SHIFTING);
    assertThat(ledger.advance(mine, stage("SCALE_UP", 0, LATER.minusSeconds(1)))).isFalse();
    assertThat(present().progress()).contains(SHIFTING);
  }

  @Test
  void forgetsTheProgressWithTheClaim() {
    Holding mine = held();
    ledger.advance(mine, SHIFTING);
    assertThat(granted(NEWER).claim().progress()).isEmpty();
    assertThat(present().progress()).isEmpty();
  }

  private static Progress stage(String name, double percent, Instant since) {
    LifecycleStage stage = new LifecycleStage(name, percent);
    return new Progress(Samples.SERVICE_DEPLOYMENT, stage, since, Duration.ofMinutes(10));
  }

  @Test
  void refusesEveryWriteOfTheDisplaced() {
    Holding older = held();
    granted(NEWER);
    refusesEveryWrite(older);
    assertThatThrownBy(() -> settle(older, Consequence.proven(Samples.proven())))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.proven("backend")).isEmpty();
    assertThat(ledger.quarantine("backend", Samples.NEW)).isEmpty();
  }

  @Test
  void refusesEveryWriteAfterTheSettling() {
    Holding settled = held();
    settle(settled, Consequence.none());
    refusesEveryWrite(settled);
    assertThat(present().held()).isFalse();
  }

  @Test
  void refusesWritesOnAServiceNobodyClaimed() {
    refusesEveryWrite(new Holding("backend", "none", EXECUTION, 1));
    assertThat(ledger.claimOn("backend")).isEmpty();
  }

  @Test
  void refusesWritesUnderTheSameFenceInAnothersName() {
    Holding mine = held();
    refusesEveryWrite(new Holding("backend", mine.deployment(), "another", mine.fence()));
  }

  private void refusesEveryWrite(Holding holding) {
    assertThatThrownBy(() -> ledger.renew(holding, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.park(holding, WAIT, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.advance(holding, SCALING)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.adopt(holding, Samples.proven())).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.condemn(holding, quarantine(deployment(), NOON)))
        .isInstanceOf(ClaimLost.class);
  }

  @Test
  void losesNothingOfTheNewerToTheDisplaced() {
    Holding older = held();
    Parked newest = new Parked("newest", Samples.watch(Phase.ROLLOUT));
    ledger.park(granted(NEWER).claim().holding(), newest, LATER);
    Claim before = present();
    Instant muchLater = LATER.plusSeconds(600);
    assertThatThrownBy(() -> ledger.renew(older, muchLater)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.park(older, WAIT, muchLater)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> settle(older, Consequence.none())).isInstanceOf(ClaimLost.class);
    assertThat(present()).isEqualTo(before);
    assertThat(ledger.isRecorded(attempt())).isFalse();
  }

  @Test
  void extendsTheLease() {
    ledger.renew(held(), LATER);
    assertThat(present().leaseUntil()).isEqualTo(LATER.plus(ClaimDecision.LEASE));
  }

  @Test
  void remembersTheLatestWait() {
    Holding holding = held();
    ledger.park(holding, new Parked("one", Samples.watch(Phase.ROLLOUT)), NOON);
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, LATER);
    assertThat(present().parked()).contains(second);
  }

  @Test
  void remembersAWaitThatFollowsWithinTheSecond() {
    Holding holding = held();
    ledger.park(holding, WAIT, NOON);
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, NOON.plusMillis(500));
    assertThat(present().parked()).contains(second);
  }

  @Test
  void forgetsNoWaitForAnEarlierOneThatComesLate() {
    Holding holding = held();
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, LATER);
    Claim before = present();
    ledger.park(holding, WAIT, NOON);
    ledger.renew(holding, NOON);
    assertThat(present()).isEqualTo(before);
  }

  @Test
  void keepsTheWaitWhenTheLeaseIsRenewed() {
    Holding holding = held();
    ledger.park(holding, WAIT, NOON);
    ledger.renew(holding, LATER);
    assertThat(present().parked()).contains(WAIT);
  }
}
