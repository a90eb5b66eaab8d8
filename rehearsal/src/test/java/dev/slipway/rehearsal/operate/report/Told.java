package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.Attempt.Notes;
import dev.slipway.rehearsal.operate.Attempt.Origin;
import dev.slipway.rehearsal.operate.Attempt.Request;
import dev.slipway.rehearsal.operate.Attempt.Rollback;
import dev.slipway.rehearsal.operate.Cause;
import dev.slipway.rehearsal.operate.Ending;
import dev.slipway.rehearsal.operate.GateResult;
import dev.slipway.rehearsal.operate.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An attempt as a test tells it: times are seconds after it was ordered. */
final class Told {

  private final String image;
  private final Instant ordered;
  private final List<Timeline.Entry> entered = new ArrayList<>();
  private String trigger = "PUSH";
  private Optional<Instant> built = Optional.empty();
  private Optional<Cause> cause = Optional.empty();
  private Optional<String> reason = Optional.empty();
  private List<GateResult> gates = List.of();

  private Told(String image, Instant ordered) {
    this.image = image;
    this.ordered = ordered;
    entered("Accept", 1);
  }

  static Told of(String image, String ordered) {
    return new Told(image, Instant.parse(ordered));
  }

  /** A change that proved good. */
  static Attempt good(String image, String ordered) {
    return of(image, ordered).entered("Update", 20).settled(320, "SUCCEEDED");
  }

  /** A change that failed after a minute and was back after another. */
  static Attempt bad(String image, String ordered) {
    return of(image, ordered)
        .because("EXITS_AT_START")
        .entered("Update", 20)
        .entered("Diagnose", 80)
        .entered("RollBack", 82)
        .settled(140, "ROLLED_BACK");
  }

  Told trigger(String named) {
    trigger = named;
    return this;
  }

  Told built(Duration before) {
    built = Optional.of(ordered.minus(before));
    return this;
  }

  Told because(String code) {
    cause = Optional.of(new Cause(code, "It failed.", List.of(), "Look."));
    return this;
  }

  Told overriding(String gate, String why) {
    reason = Optional.of(why);
    gates = List.of(new GateResult(gate, "OVERRIDDEN", "It is shut."));
    return this;
  }

  Told entered(String state, int second) {
    entered.add(new Timeline.Entry(state, ordered.plusSeconds(second)));
    return this;
  }

  Attempt settled(int second, String verdict) {
    return new Attempt(
        new Request(
            "backend-" + image + "-" + ordered.toEpochMilli(),
            "arn",
            trigger,
            Optional.of(image),
            "sha256:" + image,
            new Origin(Optional.empty(), Optional.empty()),
            reason.map(why -> "ada"),
            reason),
        new Timeline(built, ordered, Optional.empty(), entered, ordered.plusSeconds(second)),
        new Ending(verdict, "So it ended.", cause),
        Optional.empty(),
        new Rollback(Optional.empty(), List.of()),
        new Notes(gates, List.of()));
  }
}
