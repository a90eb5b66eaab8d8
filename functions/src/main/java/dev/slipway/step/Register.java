package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.port.Ledger;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Copy.Refused;
import dev.slipway.port.TaskDefinitions.Copy.Registered;
import dev.slipway.port.TaskDefinitions.Copy.Reused;
import dev.slipway.port.TaskDefinitions.Wish;
import java.util.List;

/** Gives the image a task definition revision that differs from the present one in nothing else. */
public final class Register implements Step {
  private final TaskDefinitions definitions;
  private final Ledger ledger;

  public Register(TaskDefinitions definitions, Ledger ledger) {
    this.definitions = definitions;
    this.ledger = ledger;
  }

  @Override
  public Answer take(Turn turn) {
    ledger.renew(turn.facts().holding(), turn.now());
    return switch (definitions.copy(wish(turn))) {
      case Registered registered -> registered(registered.arn());
      case Reused reused -> registered(reused.arn());
      case Refused refused -> Answer.ended(Ending.rejected(notCopied(refused.why())));
    };
  }

  private static Wish wish(Turn turn) {
    return new Wish(
        turn.facts().need(Intent.class).source(),
        turn.facts().need(AttachedService.class).place().container(),
        turn.facts().need(Deployment.class).image().reference());
  }

  private static Answer registered(String arn) {
    return Answer.of(Outcome.REGISTERED, new NewRevision(arn));
  }

  private static Cause notCopied(String why) {
    return new Cause(
        CauseCode.TASK_DEFINITION_NOT_COPIED,
        "The task definition cannot be copied without loss: " + why,
        List.of(why),
        "Upgrade Slipway, or remove the setting it does not know.");
  }
}
