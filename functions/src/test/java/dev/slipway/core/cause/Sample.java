package dev.slipway.core.cause;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.Phase;
import dev.slipway.core.Problem;
import dev.slipway.core.Watch;
import dev.slipway.core.cause.Findings.Setup;
import dev.slipway.core.cause.Findings.Sight;
import dev.slipway.core.cause.Findings.Subject;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.Surroundings;
import dev.slipway.core.verdict.Judge;
import dev.slipway.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A recorded failure of the sample rollout: from AWS's words to the cause that people read. */
final class Sample {
  private final Json recorded;
  private final SampleEvidence evidence;

  Sample(String text) {
    recorded = Json.read(text);
    evidence = new SampleEvidence(recorded);
  }

  /** The verdict on it, and then the diagnosis. */
  Cause cause() {
    Optional<Json> problem = recorded.child("problem");
    return problem.isPresent() ? caught(problem.get()) : diagnosed();
  }

  private static Cause caught(Json problem) {
    return new Problem(
            problem.text("state"),
            "dev.slipway.port." + problem.text("error"),
            problem.text("message"))
        .cause();
  }

  private Cause diagnosed() {
    Cause told = told();
    return Diagnosis.isOpen(told.code()) ? Diagnosis.of(findings(told)) : told;
  }

  private Cause told() {
    Watch watch = Samples.watch(Phase.valueOf(recorded.text("phase", "ROLLOUT")));
    Observation seen =
        new Observation(
            now(),
            evidence.service(),
            evidence.deployment(),
            evidence.tasks(),
            new Surroundings(evidence.targets(), evidence.alarms()));
    return switch (Judge.verdict(watch, seen)) {
      case Verdict.Failed(Cause cause) -> cause;
      case Verdict.Healthy() -> throw new AssertionError("the verdict is: healthy");
      case Verdict.KeepWaiting() -> throw new AssertionError("the verdict is: keep waiting");
    };
  }

  private Findings findings(Cause told) {
    return new Findings(
        told,
        new Subject(
            List.of("backend"),
            Samples.rollout(),
            recorded.text("phase", "").equals("BAKE"),
            now()),
        new Sight(
            Optional.of(evidence.service()),
            Optional.of(evidence.deployment()),
            evidence.tasks(),
            new Surroundings(evidence.targets(), evidence.alarms())),
        new Setup(Optional.of(evidence.definition()), evidence.groups(), evidence.network()),
        recorded.texts("log").stream().map(new Redaction(List.of())::of).toList(),
        List.of());
  }

  private Instant now() {
    return Samples.NOON.plusSeconds(recorded.number("after", 60));
  }
}
