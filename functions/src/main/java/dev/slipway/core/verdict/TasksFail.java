package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.List;
import java.util.Optional;

/**
 * Tasks of the awaited revision fail: one that shows what will not pass is enough, and of those
 * that may be chance more than the policy allows.
 */
final class TasksFail implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    List<TaskFailure> failures = TaskFailure.of(watch, seen);
    long chances = count(failures, Patience.FOR_CHANCE);
    boolean lasting = count(failures, Patience.NONE) > 0;
    boolean tooMany = chances > watch.service().policy().failedTasksAllowed();
    return lasting || tooMany
        ? TaskFailure.cause(failures).map(Verdict.Failed::new)
        : Optional.empty();
  }

  private static long count(List<TaskFailure> failures, Patience patience) {
    return failures.stream().filter(failure -> failure.patience() == patience).count();
  }
}
