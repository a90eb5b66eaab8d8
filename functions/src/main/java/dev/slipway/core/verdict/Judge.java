package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.List;
import java.util.Optional;

/** Gives the verdict on a wait: the first rule that has something to say decides. */
public final class Judge {
  private static final List<Rule> ROLLOUT =
      List.of(
          new ReplacedByAnother(),
          new ScaledToZero(),
          new TasksFail(),
          new AlarmFires(),
          new StoppedByPerson(),
          new GivenUpByEcs(),
          new WrongDigest(),
          new RolledOut(),
          new OutOfTime());

  // Failures come before the end of the bake: the last moment of a bake counts as much as the
  // first.
  private static final List<Rule> BAKE =
      List.of(
          new SetToAnother(),
          new ScaledToZero(),
          new TasksFail(),
          new AlarmFires(),
          new WrongDigest(),
          new Baked(),
          new BakeOverrun());

  // No alarm here: it may stay red until the old revision has served for a while.
  private static final List<Rule> ROLLBACK =
      List.of(
          new RolledBack(),
          new ReplacedByAnother(),
          new ScaledToZero(),
          new RollbackGivenUpByEcs(),
          new EndedElsewhere(),
          new TasksFail(),
          new OutOfTime());

  private Judge() {}

  /** The verdict of the wait's own rules on what was seen. */
  public static Verdict verdict(Watch watch, Observation seen) {
    return rules(watch).stream()
        .map(rule -> rule.judge(watch, seen))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(new Verdict.KeepWaiting());
  }

  private static List<Rule> rules(Watch watch) {
    return switch (watch.phase()) {
      case ROLLOUT -> ROLLOUT;
      case BAKE -> BAKE;
      case ROLLBACK -> ROLLBACK;
    };
  }
}
