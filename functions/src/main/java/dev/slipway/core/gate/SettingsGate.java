package dev.slipway.core.gate;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.gate.Result.Passed;
import java.util.List;

/** Whether settings around the load balancer cut connections or cost time for nothing. */
final class SettingsGate implements Gate {

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Key key() {
    return Key.FORCE_WITH_REASON;
  }

  @Override
  public Result check(Circumstances at) {
    Strictness strictness = at.policy().riskySettings();
    List<Risk> risks = Risk.in(at);
    return risks.isEmpty() && strictness != Strictness.IGNORE
        ? new Passed("No setting cuts connections.")
        : Result.found(cause(risks), strictness);
  }

  private static Cause cause(List<Risk> risks) {
    return new Cause(
        CauseCode.RISKY_SETTINGS,
        risks.stream().map(Risk::sentence).collect(joining(" ")),
        risks.stream().map(Risk::sentence).toList(),
        risks.stream().map(Risk::fix).distinct().collect(joining(" ")));
  }
}
