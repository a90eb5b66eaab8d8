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
import dev.slipway.core.Proven;
import dev.slipway.port.Ledger;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Copy.Refused;
import dev.slipway.port.TaskDefinitions.Copy.Registered;
import dev.slipway.port.TaskDefinitions.Copy.Reused;
import dev.slipway.port.TaskDefinitions.Revision;
import dev.slipway.port.TaskDefinitions.Wish;
import java.util.List;
import java.util.Optional;

/**
 * Gives the image a task definition revision that differs from the present one in nothing else, and
 * makes sure that the way back is one that a service can be set to.
 */
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
    Intent intent = turn.facts().need(Intent.class);
    Optional<Revision> inactive =
        intent
            .rollbackTarget()
            .flatMap(proven -> definitions.find(proven.taskDefinition()))
            .filter(revision -> !revision.active());
    return inactive
        .map(revision -> revived(turn, revision))
        .orElseGet(() -> registered(turn, intent));
  }

  private Answer registered(Turn turn, Intent intent) {
    return switch (definitions.copy(wish(turn))) {
      case Registered registered -> registered(registered.arn(), intent);
      case Reused reused -> registered(reused.arn(), intent);
      case Refused refused -> refused(turn, Objections.notCopied(refused.why()));
    };
  }

  private Answer refused(Turn turn, Cause cause) {
    return Unfinished.isLeft(turn.facts(), definitions)
        ? Answer.of(Outcome.RETURNING, Unfinished.because(cause))
        : Answer.ended(Ending.rejected(cause));
  }

  /** A service cannot be set back to an inactive revision, so its equal is registered first. */
  private Answer revived(Turn turn, Revision inactive) {
    return switch (definitions.copy(new Wish(inactive.arn(), inactive.images()))) {
      case Registered registered -> registered(turn, adopted(turn, registered.arn()));
      case Reused reused -> registered(turn, adopted(turn, reused.arn()));
      case Refused refused -> refused(turn, noWayBack(inactive, refused.why()));
    };
  }

  private Intent adopted(Turn turn, String arn) {
    Intent intent = turn.facts().need(Intent.class);
    Proven revived = intent.rollbackTarget().orElseThrow().as(arn);
    ledger.adopt(turn.facts().holding(), revived);
    return intent.backTo(revived);
  }

  private static Wish wish(Turn turn) {
    return Wish.of(
        turn.facts().need(Intent.class).source(),
        turn.facts().need(AttachedService.class).place().containers(),
        turn.facts().need(Deployment.class).image().reference());
  }

  private static Answer registered(String arn, Intent intent) {
    return Answer.of(Outcome.REGISTERED, new NewRevision(arn), intent);
  }

  private static Cause noWayBack(Revision inactive, String why) {
    return new Cause(
        CauseCode.WAY_BACK_GONE,
        "The proven revision "
            + inactive.arn()
            + " is inactive and cannot be registered again without loss: "
            + why,
        List.of(why),
        "Upgrade Slipway, or register that revision again and deploy it by hand.");
  }
}
