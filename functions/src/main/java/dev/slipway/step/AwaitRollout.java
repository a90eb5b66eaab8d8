package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Intent;
import dev.slipway.core.Phase;
import dev.slipway.core.Rollout;
import dev.slipway.core.Watch;
import java.util.List;
import java.util.Optional;

/** Waits until the new revision serves with all its tasks, or will not. */
public final class AwaitRollout implements ParkingStep {
  private final Waiting waiting;

  public AwaitRollout(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public Answer take(Turn turn, String token) {
    AttachedService service = turn.facts().need(AttachedService.class);
    Rollout rollout = turn.facts().need(Rollout.class);
    List<String> ignored = turn.facts().need(Intent.class).ignoredAlarms(service.policy());
    Watch watch =
        new Watch(Phase.ROLLOUT, service, rollout, rollout.startedAt(), Optional.empty(), ignored);
    return waiting.enter(watch, turn, token);
  }
}
