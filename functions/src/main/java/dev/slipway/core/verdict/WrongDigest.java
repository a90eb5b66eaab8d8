package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ObservedTask;
import java.util.List;
import java.util.Optional;

/** A running task of the new revision does not run the image that was to be deployed. */
final class WrongDigest implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    return Convergence.running(seen).stream()
        .filter(task -> task.taskDefinition().equals(watch.rollout().taskDefinition()))
        .flatMap(task -> verdict(watch, task).stream())
        .findFirst();
  }

  private static Optional<Verdict> verdict(Watch watch, ObservedTask task) {
    return Convergence.strangeDigest(watch, task)
        .map(found -> new Verdict.Failed(cause(watch, task, found)));
  }

  private static Cause cause(Watch watch, ObservedTask task, String found) {
    return new Cause(
        CauseCode.WRONG_DIGEST,
        "Task " + task.id() + " runs another image than the one that was to be deployed.",
        List.of("expected: " + watch.rollout().content().digest(), "found: " + found),
        "Compare the task definition's image with the registry.");
  }
}
