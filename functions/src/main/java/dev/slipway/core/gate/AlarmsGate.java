package dev.slipway.core.gate;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import dev.slipway.core.gate.Result.Warned;
import java.util.List;

/** Whether an alarm of the service is red already, so that it could not turn anything back. */
final class AlarmsGate implements Gate {

  @Override
  public String name() {
    return "alarms";
  }

  @Override
  public Key key() {
    return Key.FORCE;
  }

  @Override
  public Result check(Circumstances at) {
    if (at.service().policy().alarms().isEmpty()) {
      return new Skipped("The service has no alarms.");
    }
    List<Alarm> red = at.redAlarms();
    if (red.isEmpty()) {
      return new Passed("No alarm is red.");
    }
    return at.service().policy().redAlarms() == RedAlarms.BLOCK
        ? new Refused(refusal(red))
        : new Warned(
            red.stream()
                .map(alarm -> "Alarm " + alarm.name() + " was red before and was not armed.")
                .collect(joining(" ")));
  }

  private static Cause refusal(List<Alarm> red) {
    Alarm first = red.getFirst();
    return new Cause(
        CauseCode.ALARM_ALREADY_RED,
        "Alarm " + first.name() + " is red already, since " + first.since() + ".",
        red.stream().map(alarm -> alarm.name() + ": " + alarm.reason()).toList(),
        "Wait until it is green, or start with \"force\": true if this is the fix.");
  }
}
