package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import java.util.List;
import java.util.Optional;

/** A container of a running task does not run the image that was to be deployed. */
final class WrongDigest implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    return Convergence.running(seen).stream()
        .filter(task -> task.taskDefinition().equals(watch.rollout().taskDefinition()))
        .flatMap(task -> verdict(watch, task).stream())
        .findFirst();
  }

  private static Optional<Verdict> verdict(Watch watch, ObservedTask task) {
    return Convergence.strange(watch, task)
        .map(found -> new Verdict.Failed(cause(watch, task, found)));
  }

  private static Cause cause(Watch watch, ObservedTask task, ObservedContainer found) {
    return new Cause(
        CauseCode.WRONG_DIGEST,
        "Container %s of task %s runs another image than the one that was to be deployed."
            .formatted(found.name(), task.id()),
        List.of(
            "expected: " + watch.rollout().content().digest(),
            "found: " + found.digest().orElse("no digest")),
        "Compare the task definition's image with the registry.");
  }
}
