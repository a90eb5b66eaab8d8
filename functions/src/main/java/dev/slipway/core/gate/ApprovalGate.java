package dev.slipway.core.gate;

import dev.slipway.core.Reply;
import dev.slipway.core.gate.Result.Asked;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Skipped;
import java.time.Duration;
import java.util.Optional;

/** Whether a person has the last word. */
final class ApprovalGate implements Gate {

  @Override
  public String name() {
    return "approval";
  }

  @Override
  public Key key() {
    return Key.FORCE_WITH_REASON;
  }

  @Override
  public Result check(Circumstances at) {
    return at.policy()
        .approvalTime()
        .map(time -> approved(at).orElseGet(() -> new Asked(asked(time))))
        .orElseGet(() -> new Skipped("No approval is asked for."));
  }

  private static Optional<Result> approved(Circumstances at) {
    return at.reply().flatMap(Reply::remark).map(Passed::new);
  }

  private static String asked(Duration time) {
    return "A person has to approve it within " + Spans.told(time) + ".";
  }
}
