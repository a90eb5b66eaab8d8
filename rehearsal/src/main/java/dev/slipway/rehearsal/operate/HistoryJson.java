package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.Attempt.Request;
import dev.slipway.rehearsal.operate.Attempt.Rung;
import java.time.Instant;
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
    Timeline timeline = attempt.timeline();
    return new Written()
        .with("deployment", request.deployment())
        .with("execution", request.execution())
        .with("trigger", request.trigger())
        .with("by", request.by())
        .with("reason", request.reason())
        .with("tag", request.tag())
        .with("digest", request.digest())
        .with("commit", request.origin().commit())
        .with("pusher", request.origin().pusher())
        .with("builtAt", timeline.built().map(Instant::toString))
        .with("orderedAt", timeline.ordered())
        .with("announcedAt", timeline.announced().map(Instant::toString))
        .with("startedAt", timeline.started())
        .with("settledAt", timeline.settled())
        .with("phases", timeline.phases(), HistoryJson::phase)
        .with("verdict", attempt.ending().verdict())
        .with("sentence", attempt.ending().sentence())
        .with("cause", attempt.ending().cause(), HistoryJson::cause)
        .with("taskDefinition", attempt.taskDefinition())
        .with("rollbackTarget", attempt.rollback().target())
        .with("rungs", attempt.rollback().rungs(), HistoryJson::rung)
        .with("gates", attempt.notes().gates(), HistoryJson::gate)
        .with("remarks", attempt.notes().remarks());
  }

  static Written gate(GateResult gate) {
    return new Written()
        .with("gate", gate.gate())
        .with("standing", gate.standing())
        .with("sentence", gate.sentence());
  }

  private static Written phase(Timeline.Phase phase) {
    return new Written()
        .with("state", phase.state())
        .with("enteredAt", phase.entered())
        .with("seconds", phase.lasted().toSeconds());
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
