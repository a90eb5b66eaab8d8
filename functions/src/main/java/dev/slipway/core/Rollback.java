package dev.slipway.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back that is followed, or the last one that was tried.
 *
 * @param image what the revision's container runs, as an image reference
 * @param tried the rungs that failed; this one among them when it was the last
 */
public record Rollback(Rung rung, Rollout rollout, String image, List<Climb> tried)
    implements Fact {

  public Rollback {
    tried = List.copyOf(tried);
  }

  /** All rungs that were tried, this one with what came of it. */
  public List<Climb> climbs(Instant now, String result) {
    boolean told = !tried.isEmpty() && tried.getLast().rung() == rung;
    return told ? tried : after(now, result);
  }

  /** The rungs that were tried when this one has failed too. */
  public List<Climb> after(Instant now, String result) {
    List<Climb> all = new ArrayList<>(tried);
    all.add(new Climb(rung, rollout.taskDefinition(), rollout.startedAt(), now, result));
    return List.copyOf(all);
  }
}
