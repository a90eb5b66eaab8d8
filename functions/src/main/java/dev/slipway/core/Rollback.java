package dev.slipway.core;

import java.util.List;

/**
 * The way back that is followed.
 *
 * @param tried the rungs before this one, which failed
 */
public record Rollback(Rung rung, Rollout rollout, List<Climb> tried) implements Fact {

  public Rollback {
    tried = List.copyOf(tried);
  }
}
