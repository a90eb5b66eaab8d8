package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Permissions;
import dev.slipway.rehearsal.cloud.Topics;
import dev.slipway.rehearsal.time.CloudClock;
import java.util.random.RandomGenerator;

/**
 * What executions need from the rest of the local cloud.
 *
 * @param random for jitter, names, tokens and {@code $uuid}; seeded it fixes a run
 */
public record Surroundings(
    CloudClock clock,
    Functions functions,
    Permissions permissions,
    Topics topics,
    EventBus events,
    Journal journal,
    RandomGenerator random) {

  /** Surroundings without topics. */
  public Surroundings(
      CloudClock clock,
      Functions functions,
      Permissions permissions,
      EventBus events,
      Journal journal,
      RandomGenerator random) {
    this(clock, functions, permissions, Topics.NONE, events, journal, random);
  }
}
