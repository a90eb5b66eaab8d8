package dev.slipway.port;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision.Held;
import dev.slipway.core.ClaimDecision.Kept;
import dev.slipway.core.ClaimDecision.Quarantined;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which deployments a hold or a quarantine keeps from the claim. */
abstract class GateRules extends ReplyRules {

  @ParameterizedTest
  @EnumSource(
      value = Trigger.class,
      names = {"PUSH", "SWEEP"})
  void stopsAutomaticDeploymentsDuringAHold(Trigger trigger) {
    ledger.hold("backend", HOLD);
    assertThat(ledger.claim(with(deployment(), trigger), NOON)).isEqualTo(new Held(HOLD));
    assertThat(ledger.claimOn("backend")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trigger.class,
      names = {"MANUAL", "FORCED", "ROLLBACK", "ALARM"})
  void letsPeopleAndAlarmsThroughAHold(Trigger trigger) {
    ledger.hold("backend", HOLD);
    granted(with(deployment(), trigger));
  }

  @Test
  void keepsTheFirstHoldUntilTheRelease() {
    Hold second = new Hold("Incident.", "arn:another", LATER);
    ledger.hold("backend", HOLD);
    ledger.hold("backend", second);
    assertThat(ledger.hold("backend")).contains(HOLD);
    ledger.release("backend");
    ledger.release("backend");
    assertThat(ledger.hold("backend")).isEmpty();
    granted(deployment());
    ledger.hold("backend", second);
    assertThat(ledger.hold("backend")).contains(second);
  }

  @ParameterizedTest
  @EnumSource(
      value = Trigger.class,
      names = {"PUSH", "SWEEP", "MANUAL"})
  void refusesAnImageInQuarantine(Trigger trigger) {
    Quarantine quarantine = condemned();
    Claim before = present();
    assertThat(ledger.claim(with(deployment(), trigger), NOON))
        .isEqualTo(new Quarantined(quarantine));
    assertThat(present()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = Trigger.class,
      names = {"FORCED", "ROLLBACK", "ALARM"})
  void letsForceAndTheWayBackThroughAQuarantine(Trigger trigger) {
    condemned();
    granted(with(deployment(), trigger));
  }

  @Test
  void letsAnotherImageThroughAQuarantine() {
    condemned();
    granted(with(deployment(), Samples.image(Samples.digest('c'), NOON)));
  }

  @Test
  void letsARecoveryThroughHoldAndQuarantine() {
    Holding dead = held();
    ledger.condemn(dead, quarantine(deployment(), NOON));
    ledger.hold("backend", HOLD);
    granted(recovery(deployment(), "recovery", EXECUTION));
  }

  @Test
  void tellsOfTheHoldFirst() {
    condemned();
    ledger.hold("backend", HOLD);
    assertThat(ledger.claim(deployment(), NOON)).isEqualTo(new Held(HOLD));
  }

  @Test
  void tellsOfTheNewerOrderBeforeTheHold() {
    granted(NEWER);
    ledger.hold("backend", HOLD);
    assertThat(ledger.claim(deployment(), NOON)).isEqualTo(new Superseded(NEWER.id()));
    assertThat(ledger.claim(NEWER, NOON)).isInstanceOf(Kept.class);
  }

  @Test
  void remembersWhenItWasFirstAskedToWatch() {
    assertThat(ledger.watchedSince("backend", NOON)).isEqualTo(NOON);
    assertThat(ledger.watchedSince("backend", LATER)).isEqualTo(NOON);
    assertThat(ledger.watchedSince("frontend", LATER)).isEqualTo(LATER);
  }
}
