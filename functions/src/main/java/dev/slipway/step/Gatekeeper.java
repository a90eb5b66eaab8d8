package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.Ending;
import dev.slipway.core.Forecast;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.gate.Circumstances;
import dev.slipway.core.gate.Outline;
import dev.slipway.core.gate.Preflight;
import dev.slipway.port.TaskDefinitions.Preview;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks every gate, and says how a deployment goes on that way. */
final class Gatekeeper {
  private final Survey survey;
  private final Prospect prospect;

  Gatekeeper(Plan.Sources sources) {
    survey = new Survey(sources);
    prospect = new Prospect(sources);
  }

  /** A deployment before its gates. */
  private record Arrival(Situation situation, Circumstances at, Preflight preflight) {

    Intent intent() {
      return new Intent(
          situation.current().arn(),
          situation.raiseTo(),
          at.wayBack().target(),
          at.redAlarms().stream().map(Alarm::name).toList(),
          preflight.remarks());
    }
  }

  /** What becomes of the deployment before the gates; every answer tells what each gate said. */
  Answer admit(Situation situation) {
    Circumstances at = survey.of(situation);
    Arrival arrival = new Arrival(situation, at, Preflight.of(at));
    Answer answer = admitted(arrival);
    return at.candidate().profile().map(answer::with).orElse(answer);
  }

  private Answer admitted(Arrival arrival) {
    // Who is asked, or only wants to know, is told more than a deployment needs.
    boolean inFull = arrival.situation().isOnlyForeseen() || arrival.preflight().asks();
    Optional<Preview> preview =
        inFull ? Optional.of(prospect.preview(arrival.situation())) : Optional.empty();
    Forecast forecast = prospect.forecast(arrival.situation(), arrival.preflight(), preview);
    return arrival
        .preflight()
        .refusal()
        .or(() -> preview.flatMap(Preview::refused).map(Objections::notCopied))
        .map(cause -> refused(arrival.situation(), cause))
        .orElseGet(() -> open(arrival, forecast))
        .with(forecast);
  }

  private static Answer open(Arrival arrival, Forecast forecast) {
    Intent intent = arrival.intent();
    if (arrival.preflight().waits()) {
      return Answer.of(Outcome.WAITING, intent);
    }
    if (!arrival.preflight().asks()) {
      return Answer.of(Outcome.PLANNED, intent);
    }
    Outline outline =
        new Outline(arrival.situation().deployment(), forecast, intent.rollbackTarget());
    Duration time = arrival.situation().service().policy().gates().approvalTime().orElseThrow();
    return Answer.of(
        Outcome.ASKING, intent, outline.question(arrival.situation().turn().now().plus(time)));
  }

  /** The end of a deployment that is not let in; what it took over goes back. */
  static Answer refused(Situation situation, Cause cause) {
    return situation.isUnfinished()
        ? returning(situation, Unfinished.because(cause))
        : Answer.ended(Ending.rejected(cause));
  }

  /** The way back, without a rollout. */
  static Answer returning(Situation situation, Cause cause) {
    return Answer.of(
        Outcome.RETURNING,
        new Intent(
            situation.current().arn(), Optional.empty(), Optional.empty(), List.of(), List.of()),
        cause);
  }
}
