package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.gate.QuarantineGate;
import dev.slipway.port.Ledger;
import dev.slipway.step.Accept.Asked;
import java.util.Optional;

/** Requests that stop automatic deployments to a service, and let them begin again. */
final class Holds {
  private final Ledger ledger;

  Holds(Ledger ledger) {
    this.ledger = ledger;
  }

  Answer hold(Asked asked, String reason) {
    String who = asked.execution().asker().flatMap(Asker::name).map(" (%s)"::formatted).orElse("");
    Hold wish = new Hold(reason + who, asked.execution().arn(), asked.execution().startedAt());
    ledger.hold(asked.name(), wish);
    // An earlier hold stays, so what holds now is asked for.
    Hold present = ledger.hold(asked.name()).orElse(wish);
    String sentence = sentence(asked.name(), present);
    return Answer.ended(new Ending(End.HELD, sentence, Optional.empty()));
  }

  void release(String service) {
    ledger.release(service);
  }

  /** What a release comes to: the newest image goes out, unless it failed there before. */
  Answer afterRelease(Answer newest) {
    return newest.facts().find(Deployment.class).flatMap(this::leftOut).orElse(newest);
  }

  private Optional<Answer> leftOut(Deployment newest) {
    return ledger
        .quarantine(newest.service(), newest.image().content().digest())
        .map(quarantine -> QuarantineGate.refusal(newest, quarantine))
        .map(
            cause ->
                Ending.nothingToDo(
                    "The hold is lifted, and nothing is deployed: "
                        + cause.sentence()
                        + " "
                        + cause.nextStep()))
        .map(Answer::ended);
  }

  private static String sentence(String service, Hold hold) {
    return "%s is held since %s: %s. Pushes wait; release it with %s."
        .formatted(service, hold.since(), hold.reason(), Reasons.release(service));
  }
}
