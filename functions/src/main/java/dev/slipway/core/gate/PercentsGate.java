package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import java.util.List;

/**
 * Whether the service can replace a task at all. Where ECS shifts traffic, it needs a second place
 * to do so; else no task may stop at {@code ceil(desired * minimum / 100)}, none may start at
 * {@code floor(desired * maximum / 100)}. ECS developer guide, deployment-type-ecs and
 * service-event-messages-list, read 2026-11.
 */
final class PercentsGate implements Gate {
  private static final int HUNDRED = 100;

  @Override
  public String name() {
    return "percents";
  }

  @Override
  public Key key() {
    return Key.NONE;
  }

  @Override
  public Result check(Circumstances at) {
    int desired = at.desired();
    if (desired == 0) {
      return new Skipped("No task runs that would have to be replaced.");
    }
    Strategy strategy = at.ground().state().settings().strategy();
    return strategy.shiftsTraffic()
        ? new ShiftRequirements(strategy, at.ground().state().settings().attachments())
            .check(desired)
        : replaced(at, desired);
  }

  private static Result replaced(Circumstances at, int desired) {
    Percents percents = at.ground().state().settings().percents();
    boolean canStart = percents.most(desired) > desired;
    boolean canStop = percents.fewest(desired) < desired;
    return canStart || canStop
        ? new Passed(
            "Of %d tasks, %d stay healthy, and there are at most %d."
                .formatted(desired, percents.fewest(desired), percents.most(desired)))
        : new Refused(stuck(percents, desired));
  }

  private static Cause stuck(Percents percents, int desired) {
    return new Cause(
        CauseCode.STUCK_BY_PERCENT,
        "No task could be replaced: of %d, at least %d %% (%d) must stay healthy and at most %d %%"
                .formatted(
                    desired, percents.minimum(), percents.fewest(desired), percents.maximum())
            + " (%d) may exist.".formatted(percents.most(desired)),
        List.of(
            "minimumHealthyPercent: " + percents.minimum(),
            "maximumPercent: " + percents.maximum(),
            "desired count: " + desired),
        "Set the service's minimumHealthyPercent to at most %d or its maximumPercent to at least %d."
            .formatted(
                Math.floorDiv((desired - 1) * HUNDRED, desired),
                Math.ceilDiv((desired + 1) * HUNDRED, desired)));
  }
}
