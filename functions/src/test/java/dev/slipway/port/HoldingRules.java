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
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the claim lets its holder do, and nobody else. */
abstract class HoldingRules extends ClaimRules {

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
