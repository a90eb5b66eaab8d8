package dev.slipway.core.gate;

import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.GateResult;
import dev.slipway.core.gate.Result.Asked;
import dev.slipway.core.gate.Result.Overridden;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import dev.slipway.core.gate.Result.Waiting;
import dev.slipway.core.gate.Result.Warned;
import java.util.List;
import java.util.Optional;

/** What all gates say of one deployment, in the order they are asked. */
public final class Preflight {
  private static final List<Gate> GATES =
      List.of(
          new ImageGate(),
          new PlatformGate(),
          new ScanGate(),
          new QuarantineGate(),
          new HoldGate(),
          new FreezeGate(),
          new PercentsGate(),
          new AlarmsGate(),
          new WayBackGate(),
          new PlainSecretsGate(),
          new SettingsGate(),
          new ApprovalGate());

  private final List<Checked> all;

  private Preflight(List<Checked> all) {
    this.all = all;
  }

  private record Checked(Gate gate, Result result) {
    GateResult told() {
      return new GateResult(gate.name(), result.standing(), result.sentence());
    }
  }

  /** Asks all gates. */
  public static Preflight of(Circumstances at) {
    return new Preflight(
        GATES.stream().map(gate -> new Checked(gate, opened(gate, gate.check(at), at))).toList());
  }

  private static Result opened(Gate gate, Result result, Circumstances at) {
    boolean stops =
        switch (result) {
          case Refused refused -> true;
          case Waiting waiting -> true;
          case Asked asked -> true;
          case Passed passed -> false;
          case Skipped skipped -> false;
          case Warned warned -> false;
          case Overridden overridden -> false;
        };
    if (stops && at.ground().begun()) {
      return new Skipped("The rollout had begun before, and it was asked then.");
    }
    return stops && isOpenedBy(at, gate.key()) ? overridden(result, at) : result;
  }

  private static boolean isOpenedBy(Circumstances at, Gate.Key key) {
    return switch (key) {
      case NONE -> false;
      case FORCE -> at.isForced();
      case FORCE_WITH_REASON -> at.isForced() && reason(at).isPresent();
    };
  }

  private static Result overridden(Result result, Circumstances at) {
    String why = reason(at).map(Preflight::told).orElse("It was forced.");
    String fact = result instanceof Waiting waiting ? waiting.fact() : result.sentence();
    return new Overridden(fact + " " + why);
  }

  /** A person's reason is followed by more sentences. */
  private static String told(String reason) {
    return "Overridden: " + reason.replaceFirst("(?<![.!?])$", ".");
  }

  private static Optional<String> reason(Circumstances at) {
    return at.deployment().asker().flatMap(Asker::reason);
  }

  /** Why the deployment does not begin: the first refusal decides. */
  public Optional<Cause> refusal() {
    return all.stream()
        .map(Checked::result)
        .filter(Refused.class::isInstance)
        .map(refused -> ((Refused) refused).cause())
        .findFirst();
  }

  /** Whether a gate will know more by itself. */
  public boolean waits() {
    return all.stream().anyMatch(each -> each.result() instanceof Waiting);
  }

  /** Whether a person is to be asked. */
  public boolean asks() {
    return all.stream().anyMatch(each -> each.result() instanceof Asked);
  }

  /** What each gate says, for people. */
  public List<GateResult> results() {
    return all.stream().map(Checked::told).toList();
  }

  /** What people should know of although it goes on. */
  public List<String> remarks() {
    return all.stream()
        .map(Checked::result)
        .filter(each -> each instanceof Warned || each instanceof Overridden)
        .map(Result::sentence)
        .toList();
  }
}
