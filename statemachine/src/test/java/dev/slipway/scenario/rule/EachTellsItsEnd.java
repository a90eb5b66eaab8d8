package dev.slipway.scenario.rule;

import dev.slipway.core.Attempt;
import dev.slipway.scenario.cloud.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * An execution that had a deployment to do and came to its end by itself told that end, or called a
 * person when even that was not possible.
 */
public final class EachTellsItsEnd implements Rule {
  private static final Set<ExecutionStatus> BY_ITSELF =
      Set.of(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);

  private final Supplier<List<Attempt>> attempts;
  private final Predicate<String> hadDeployment;

  /**
   * @param hadDeployment whether an execution, by its ARN, claimed a service and called nobody
   */
  public EachTellsItsEnd(Supplier<List<Attempt>> attempts, Predicate<String> hadDeployment) {
    this.attempts = attempts;
    this.hadDeployment = hadDeployment;
  }

  @Override
  public List<String> brokenAtRest(View view) {
    Set<String> told = new HashSet<>();
    attempts.get().forEach(attempt -> told.add(attempt.deployment().execution()));
    return view.executions().stream()
        .filter(each -> BY_ITSELF.contains(each.status()))
        .map(ExecutionListItem::executionArn)
        .filter(arn -> !told.contains(arn) && hadDeployment.test(arn))
        .map(arn -> arn + " ended and told nothing")
        .toList();
  }
}
