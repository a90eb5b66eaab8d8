package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Claim;
import dev.slipway.core.Holding;
import dev.slipway.core.Outcome;
import dev.slipway.core.Phase;
import dev.slipway.core.StageReached;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.Progress;
import dev.slipway.core.tell.PauseQuestion;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import java.time.Instant;
import java.util.Optional;

/** Looks at what a deployment waits for, and remembers how far it has come. */
final class Lookout {
  private final Ledger ledger;
  private final Observer observer;

  Lookout(Ledger ledger, Observer observer) {
    this.ledger = ledger;
    this.observer = observer;
  }

  /**
   * Looks.
   *
   * @return what the wait is answered; {@code PARKED} while nothing is decided, with the stage that
   *     the rollout has come to when nobody had seen it there before; {@code ASKING} when a person
   *     is to be told that ECS waits there for one
   */
  Answer look(Watch watch, Holding holding, Instant now) {
    Observation seen = observer.look(watch, now);
    boolean staged = seen.deployment().stage().isPresent() && watch.phase() != Phase.BAKE;
    return staged ? inStages(watch, holding, seen) : judged(watch, seen);
  }

  private static Answer judged(Watch watch, Observation seen) {
    return Decision.on(watch, seen).orElseGet(() -> Answer.of(Outcome.PARKED));
  }

  private Answer inStages(Watch watch, Holding holding, Observation seen) {
    Observation whole = seen.after(progress(holding));
    Progress progress = whole.progress().orElseThrow();
    StageReached reached = new StageReached(progress.stage());
    boolean news = isNews(holding, progress);
    Answer answer = judged(watch, whole);
    if (answer.outcome() != Outcome.PARKED) {
      return answer.with(reached);
    }
    if (news && whole.waitsForAPerson()) {
      return Answer.of(Outcome.ASKING, PauseQuestion.of(watch, progress), reached);
    }
    return news ? answer.with(reached) : answer;
  }

  /** The limit of the wait by what is remembered of it. */
  Instant until(Watch watch, Holding holding) {
    return watch.phase() == Phase.BAKE ? watch.until() : watch.until(progress(holding));
  }

  private Optional<Progress> progress(Holding holding) {
    return ledger
        .claimOn(holding.service())
        .filter(claim -> claim.isHeldBy(holding))
        .flatMap(Claim::progress);
  }

  private boolean isNews(Holding holding, Progress progress) {
    try {
      return ledger.advance(holding, progress);
    } catch (ClaimLost overtaken) {
      // Whoever has the claim now follows another service deployment.
      return false;
    }
  }
}
