package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Phase;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Watch;
import java.util.List;
import java.util.Optional;

/** Waits until the proven revision serves again, or will not. */
public final class AwaitRollback implements ParkingStep {
  private final Waiting waiting;

  public AwaitRollback(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public Answer take(Turn turn, String token) {
    AttachedService service = turn.facts().need(AttachedService.class);
    Rollout rollback = turn.facts().need(Rollback.class).rollout();
    Optional<Cause> failure = Optional.of(turn.facts().need(Cause.class));
    Watch watch =
        new Watch(Phase.ROLLBACK, service, rollback, rollback.startedAt(), failure, List.of());
    return waiting.enter(watch, turn, token);
  }
}
