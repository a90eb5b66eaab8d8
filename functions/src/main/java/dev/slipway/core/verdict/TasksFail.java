package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.List;
import java.util.Optional;

/**
 * Tasks of the awaited revision fail: one with a lasting cause is enough, otherwise more than the
 * policy allows.
 */
final class TasksFail implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    List<TaskFailure> failures = TaskFailure.of(watch, seen);
    boolean lasting = failures.stream().anyMatch(TaskFailure::lasting);
    boolean tooMany = failures.size() > watch.service().policy().failedTasksAllowed();
    return lasting || tooMany
        ? TaskFailure.cause(failures).map(Verdict.Failed::new)
        : Optional.empty();
  }
}
