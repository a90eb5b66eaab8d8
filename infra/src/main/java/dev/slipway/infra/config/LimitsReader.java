package dev.slipway.infra.config;

import dev.slipway.infra.RolloutLimits;

/** Reads {@code limits}. */
final class LimitsReader {

  private LimitsReader() {}

  static RolloutLimits read(Entries service) {
    return service
        .read("limits", Value::entries)
        .map(LimitsReader::limits)
        .orElse(RolloutLimits.DEFAULTS);
  }

  private static RolloutLimits limits(Entries entries) {
    return new Options<>(entries, RolloutLimits.DEFAULTS)
        .with("bakeTime", Value::duration, RolloutLimits::withBakeTime)
        .with("watchTime", Value::duration, RolloutLimits::withWatchTime)
        .with("rolloutTimeout", Value::duration, RolloutLimits::withRolloutTimeout)
        .with("rollbackTimeout", Value::duration, RolloutLimits::withRollbackTimeout)
        .with("failedTasksAllowed", Value::number, RolloutLimits::withFailedTasksAllowed)
        .with("firstDesiredCount", Value::number, RolloutLimits::withFirstDesiredCount)
        .end();
  }
}
