package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Bake;
import dev.slipway.core.Intent;
import dev.slipway.core.Phase;
import dev.slipway.core.Rollout;
import dev.slipway.core.Watch;
import java.util.List;
import java.util.Optional;

/** Waits out the bake, or until something goes wrong in it. */
public final class AwaitBake implements ParkingStep {
  private final Waiting waiting;

  public AwaitBake(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public Answer take(Turn turn, String token) {
    AttachedService service = turn.facts().need(AttachedService.class);
    Rollout rollout = turn.facts().need(Rollout.class);
    Bake bake = turn.facts().need(Bake.class);
    List<String> ignored = turn.facts().need(Intent.class).ignoredAlarms(service.policy());
    Watch watch = new Watch(Phase.BAKE, service, rollout, bake.from(), Optional.empty(), ignored);
    return waiting.enter(watch, turn, token);
  }
}
