package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.Observation;
import java.util.List;
import java.util.Optional;

/**
 * An alarm of the service went off after the rollout began. One that was red before says nothing
 * about the new revision; ECS ignores it too (ECS developer guide, deployment-alarm-failure, read
 * 2026-11).
 */
final class AlarmFires implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    return seen.surroundings().alarms().stream()
        .filter(alarm -> !watch.ignoredAlarms().contains(alarm.name()))
        .filter(alarm -> !alarm.since().isBefore(watch.rollout().startedAt()))
        .findFirst()
        .map(alarm -> new Verdict.Failed(cause(alarm)));
  }

  private static Cause cause(Alarm alarm) {
    return new Cause(
        CauseCode.ALARM,
        "Alarm " + alarm.name() + " went off while the new revision was being watched.",
        List.of(alarm.reason()),
        "Look at the alarm's metric from " + alarm.since() + " on.");
  }
}
