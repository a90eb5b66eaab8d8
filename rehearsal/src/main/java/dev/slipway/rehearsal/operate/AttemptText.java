package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.Attempt.Request;
import dev.slipway.rehearsal.operate.Attempt.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is known of one past deployment, for people. */
final class AttemptText {

  private final List<String> lines = new ArrayList<>();

  private AttemptText() {}

  static String of(Attempt attempt) {
    AttemptText text = new AttemptText();
    text.lines.add(attempt.request().deployment() + "  " + attempt.ending().verdict());
    text.add("sentence", attempt.ending().sentence());
    text.request(attempt.request());
    text.timeline(attempt.timeline());
    text.add("revision", attempt.taskDefinition().map(Words::revision));
    attempt.notes().gates().forEach(gate -> text.add("gate", gate(gate)));
    attempt.notes().remarks().forEach(remark -> text.add("remark", remark));
    attempt.ending().cause().ifPresent(text::cause);
    text.add("way back", attempt.rollback().target().map(Words::revision));
    attempt.rollback().rungs().forEach(rung -> text.add("rung", rung(rung)));
    return String.join("\n", text.lines) + "\n";
  }

  /** A gate and what it said. */
  static String gate(GateResult gate) {
    return "%s %s: %s".formatted(gate.gate(), gate.standing(), gate.sentence());
  }

  private void request(Request request) {
    add("trigger", request.trigger());
    add("by", request.by());
    add("reason", request.reason());
    add("image", Words.imageInFull(request.tag(), request.digest()));
    add("commit", request.origin().commit());
    add("pusher", request.origin().pusher());
    add("execution", request.execution());
  }

  private void timeline(Timeline timeline) {
    add("built", timeline.built().map(Words::time));
    add("ordered", Words.time(timeline.ordered()));
    add("announced", timeline.announced().map(Words::time));
    timeline
        .phases()
        .forEach(
            phase ->
                add(
                    "phase",
                    "%s  %-14s  %s"
                        .formatted(
                            Words.time(phase.entered()),
                            phase.state(),
                            Words.duration(phase.lasted()))));
    add("settled", Words.time(timeline.settled()) + ", after " + Words.duration(timeline.took()));
  }

  private void cause(Cause cause) {
    add("cause", cause.code() + ": docs/failures/" + cause.code() + ".md");
    add("", cause.sentence());
    cause.evidence().forEach(said -> add("evidence", said));
    add("next step", cause.nextStep());
  }

  private static String rung(Rung rung) {
    return "%s%s%s%s"
        .formatted(
            rung.rung(),
            rung.target().map(arn -> " to " + Words.revision(arn)).orElse(""),
            rung.from().flatMap(from -> rung.to().map(to -> between(from, to))).orElse(""),
            rung.result().map(result -> ": " + result).orElse(""));
  }

  private static String between(String from, String to) {
    return ", %s to %s".formatted(Words.time(Instant.parse(from)), Words.time(Instant.parse(to)));
  }

  private void add(String what, Optional<String> words) {
    words.ifPresent(known -> add(what, known));
  }

  private void add(String what, String words) {
    lines.add("  %-9s  %s".formatted(what, words));
  }
}
