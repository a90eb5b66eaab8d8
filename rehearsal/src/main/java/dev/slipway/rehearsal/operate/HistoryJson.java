package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.Attempt.Request;
import dev.slipway.rehearsal.operate.Attempt.Rung;
import java.util.List;

/** Past deployments, for scripts; {@code docs/operate.md} describes the keys. */
final class HistoryJson {

  private static final int SCHEMA = 1;

  private HistoryJson() {}

  static String of(String service, List<Attempt> attempts) {
    return new Written()
        .with("schema", SCHEMA)
        .with("service", service)
        .with("attempts", attempts, HistoryJson::attempt)
        .text();
  }

  static Written attempt(Attempt attempt) {
    Request request = attempt.request();
    return new Written()
        .with("deployment", request.deployment())
        .with("execution", request.execution())
        .with("trigger", request.trigger())
        .with("tag", request.tag())
        .with("digest", request.digest())
        .with("startedAt", attempt.started())
        .with("settledAt", attempt.settled())
        .with("verdict", attempt.ending().verdict())
        .with("sentence", attempt.ending().sentence())
        .with("cause", attempt.ending().cause(), HistoryJson::cause)
        .with("taskDefinition", attempt.taskDefinition())
        .with("rollbackTarget", attempt.rollbackTarget())
        .with("rungs", attempt.rungs(), HistoryJson::rung);
  }

  private static Written cause(Cause cause) {
    return new Written()
        .with("code", cause.code())
        .with("sentence", cause.sentence())
        .with("evidence", cause.evidence())
        .with("nextStep", cause.nextStep());
  }

  private static Written rung(Rung rung) {
    return new Written()
        .with("rung", rung.rung())
        .with("target", rung.target())
        .with("from", rung.from())
        .with("to", rung.to())
        .with("result", rung.result());
  }
}
