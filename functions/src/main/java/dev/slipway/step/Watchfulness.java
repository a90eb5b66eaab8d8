package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Claim;
import dev.slipway.core.Drift;
import dev.slipway.core.Ending;
import dev.slipway.core.Proven;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.step.Accept.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sees whether a service that nobody deploys to runs what was proven on it. */
final class Watchfulness {
  /** Of the change, which CloudTrail notes by a clock of its own. */
  private static final Duration AROUND = Duration.ofMinutes(5);

  private final Fleet fleet;
  private final Ledger ledger;

  Watchfulness(Fleet fleet, Ledger ledger) {
    this.fleet = fleet;
    this.ledger = ledger;
  }

  /** The drift of a service whose claim is free. */
  Optional<Drift> drift(AttachedService service, Proven proven) {
    ServiceState state = fleet.service(service.place());
    return state.steady()
        ? Drift.between(state, fleet.tasks(service.place()), service.place().containers(), proven)
        : Optional.empty();
  }

  /** Looks again, and calls a person if it is so. */
  Answer drifted(Asked asked) {
    return ledger.claimOn(asked.name()).filter(Claim::held).isPresent()
        ? Answer.ended(Ending.nothingToDo("A deployment to " + asked.name() + " is under way."))
        : ledger.proven(asked.name()).stream()
            .findFirst()
            .flatMap(proven -> drift(asked.service(), proven))
            .map(drift -> Answer.ended(Ending.needsHuman(cause(asked.name(), drift))))
            .orElseGet(
                () ->
                    Answer.ended(
                        Ending.nothingToDo(asked.name() + " runs what was proven on it.")));
  }

  private static Cause cause(String service, Drift drift) {
    Proven proven = drift.proven();
    return new Cause(
        CauseCode.FOREIGN_CHANGE,
        "%s runs %s, not %s with %s, which was proven last."
            .formatted(service, drift.revision(), proven.shortName(), proven.label()),
        List.of(
            "running: " + drift.taskDefinition() + " " + drift.digest(),
            "brought by: "
                + drift.change()
                + drift.state().since().map(at -> ", begun " + at).orElse(""),
            "proven: " + proven.taskDefinition() + " " + proven.content().digest()),
        "%s Deploy what shall run: {\"service\":\"%s\",\"image\":\"<tag or digest>\"}."
            .formatted(whoDidIt(drift), service));
  }

  private static String whoDidIt(Drift drift) {
    String window =
        drift
            .state()
            .since()
            .map(
                at -> " --start-time %s --end-time %s".formatted(at.minus(AROUND), at.plus(AROUND)))
            .orElse("");
    return "ECS does not say who did it, CloudTrail does: aws cloudtrail lookup-events"
        + " --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateService"
        + window
        + ".";
  }
}
