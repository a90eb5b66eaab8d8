package dev.slipway.port;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Image;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Trigger;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger, and what the rules about ledgers are told with. */
abstract class LedgerScene {
  static final Instant LATER = NOON.plusSeconds(60);
  static final Deployment NEWER = deployment(LATER, "newer");
  static final Parked WAIT = new Parked("token", Samples.watch(Phase.ROLLOUT));
  static final Hold HOLD = new Hold("Freeze.", "arn:a-person", NOON.minusSeconds(5));

  final Ledger ledger = emptyLedger();

  protected abstract Ledger emptyLedger();

  Claim present() {
    return ledger.claimOn("backend").orElseThrow();
  }

  Granted granted(Deployment wish) {
    return granted(wish, NOON);
  }

  Granted granted(Deployment wish, Instant now) {
    ClaimDecision decision = ledger.claim(wish, now);
    assertThat(decision).isInstanceOf(Granted.class);
    return (Granted) decision;
  }

  /** The sample deployment claims the service. */
  Holding held() {
    return granted(deployment()).claim().holding();
  }

  void settle(Holding holding, Consequence consequence) {
    ledger.settle(holding, attempt(), consequence);
  }

  /** The sample image is in quarantine, found out by an earlier deployment. */
  Quarantine condemned() {
    Deployment earlier = deployment(NOON.minusSeconds(99), "earlier");
    Holding holding = granted(earlier).claim().holding();
    Quarantine quarantine = quarantine(earlier, NOON.minusSeconds(9));
    ledger.condemn(holding, quarantine);
    ledger.settle(holding, attempt(earlier, NOON.minusSeconds(8)), Consequence.none());
    return quarantine;
  }

  static Quarantine quarantine(Deployment by, Instant since) {
    Cause cause = new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of("exit 1"), "Look.");
    return new Quarantine(by.id(), by.image(), cause, since);
  }

  static Deployment with(Deployment deployment, Trigger trigger) {
    return Deployment.of(
        deployment.id(),
        deployment.service(),
        deployment.execution(),
        deployment.order(),
        deployment.image(),
        trigger,
        deployment.takesOver());
  }

  /** The deployment under another execution, which takes over a dead one's work. */
  static Deployment recovery(Deployment deployment, String execution, String dead) {
    return Deployment.of(
        deployment.id(),
        deployment.service(),
        execution,
        deployment.order(),
        deployment.image(),
        deployment.trigger(),
        Optional.of(dead));
  }

  static Deployment with(Deployment deployment, Image image) {
    return Deployment.of(
        deployment.id() + "-of-" + image.content().digest().charAt(7),
        deployment.service(),
        deployment.execution(),
        deployment.order(),
        image,
        deployment.trigger(),
        deployment.takesOver());
  }

  static Proven proven(int revision, char digest) {
    return new Proven(
        Samples.revision(revision),
        new Content(Samples.digest(digest), revision % 2 == 0),
        Optional.of("v" + revision),
        NOON.plusSeconds(revision),
        "backend-" + revision);
  }

  static Attempt attempt() {
    return attempt(deployment(), LATER);
  }

  static Attempt attempt(Ending ending) {
    return attempt(deployment(), LATER, ending);
  }

  static Attempt attempt(Deployment deployment, Instant at) {
    return attempt(deployment, at, Ending.succeeded("done"));
  }

  static Attempt attempt(Deployment deployment, Instant at, Ending ending) {
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
