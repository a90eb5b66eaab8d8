package dev.slipway.aws;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Duplicate;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Held;
import dev.slipway.core.ClaimDecision.Quarantined;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Deployment;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Reply;
import dev.slipway.port.Ledger;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a claim makes of writes that come between its own calls. */
class DynamoDbClaimRacesTest extends LedgerRaces {
  private static final Deployment NEWEST = deployment(NOON.plusSeconds(90), "newest");
  private static final Parked WAIT = new Parked("token", Samples.watch(Phase.ROLLOUT));

  @Test
  void displacesAWaitParkedJustBeforeTheTakeOver() {
    Ledger ledger = before("transactWriteItems", () -> others.park(holding, WAIT, NOON));
    Granted granted = (Granted) ledger.claim(NEWER, NOON);
    assertThat(granted.displaced()).contains(WAIT);
  }

  @Test
  void displacesTheWaitThatReplacedAnotherJustBeforeTheTakeOver() {
    others.park(holding, new Parked("earlier", WAIT.awaited()), NOON);
    Ledger ledger = before("transactWriteItems", () -> others.park(holding, WAIT, NOON));
    Granted granted = (Granted) ledger.claim(NEWER, NOON);
    assertThat(granted.displaced()).contains(WAIT);
  }

  @Test
  void handsOnTheAnswerRecordedJustBeforeTheTakeOver() {
    Reply yes = new Reply(Reply.Word.APPROVE, Optional.empty(), NOON);
    Ledger ledger = before("transactWriteItems", () -> others.reply(holding, yes));
    Deployment heir = deployment().continuedBy("heir", deployment().execution());
    assertThat(((Granted) ledger.claim(heir, NOON)).claim().reply()).contains(yes);
    assertThat(others.claimOn("backend").orElseThrow().reply()).contains(yes);
  }

  @Test
  void givesWayToANewerOrderThatClaimsJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.claim(NEWEST, NOON));
    assertThat(ledger.claim(NEWER, NOON)).isEqualTo(new Superseded(NEWEST.id()));
  }

  @Test
  void takesOverFromAnOlderOrderThatClaimsJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.claim(NEWER, NOON));
    Granted granted = (Granted) ledger.claim(NEWEST, NOON);
    assertThat(granted.claim().holding().fence()).isEqualTo(3);
  }

  @Test
  void claimsNothingUnderAHoldSetJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.hold("backend", HOLD));
    assertThat(ledger.claim(NEWER, NOON)).isEqualTo(new Held(HOLD));
    assertThat(others.claimOn("backend").orElseThrow().holding()).isEqualTo(holding);
  }

  @Test
  void claimsNothingForAnImageCondemnedJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.condemn(holding, quarantine(NOON)));
    assertThat(ledger.claim(NEWER, NOON)).isEqualTo(new Quarantined(quarantine(NOON)));
    assertThat(others.claimOn("backend").orElseThrow().holding()).isEqualTo(holding);
  }

  @Test
  void seesANewerOrderAlsoInTheRoundAfterAHold() {
    Ledger ledger =
        before(
            "transactWriteItems",
            () -> {
              others.claim(NEWEST, NOON);
              others.hold("backend", HOLD);
            });
    assertThat(ledger.claim(NEWER, NOON)).isEqualTo(new Superseded(NEWEST.id()));
  }

  @Test
  void takesNothingOverThatSettlesJustBefore() {
    Ledger ledger =
        before(
            "transactWriteItems", () -> others.settle(holding, attempt(NOON), Consequence.none()));
    assertThat(ledger.claim(recovery(), NOON)).isInstanceOf(Duplicate.class);
  }

  @Test
  void takesNothingOverWhoseLeaseIsRenewedJustBefore() {
    Instant late = NOON.plus(ClaimDecision.LEASE).plusSeconds(1);
    Ledger ledger = before("transactWriteItems", () -> others.renew(holding, late));
    assertThat(ledger.claim(deployment(NOON, "twin"), late)).isInstanceOf(Duplicate.class);
  }

  private static Deployment recovery() {
    Deployment dead = deployment();
    return Deployment.of(
        dead.id(),
        dead.service(),
        "recovery",
        dead.order(),
        dead.image(),
        dead.trigger(),
        Optional.of(dead.execution()));
  }
}
