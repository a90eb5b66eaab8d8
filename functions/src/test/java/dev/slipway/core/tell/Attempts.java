package dev.slipway.core.tell;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;

import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Notes;
import dev.slipway.core.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts that ended in each way. */
final class Attempts {
  static final Cause CAUSE =
      new Cause(
          CauseCode.OUT_OF_MEMORY,
          "Container backend exited 137: out of memory at 512 MB.",
          List.of(
              "task 1: OutOfMemoryError: Container killed due to memory usage",
              "task 2: OutOfMemoryError: Container killed due to memory usage",
              "log: <--- Last few GCs --->",
              "log: FATAL ERROR: Reached heap limit"),
          "Raise the memory, or find what grew.");

  private static final Map<String, Instant> FORWARD =
      Map.of("Accept", NOON, "Update", NOON.plusSeconds(4), "AwaitBake", NOON.plusSeconds(95));
  private static final Map<String, Instant> BACK =
      Map.of(
          "Accept", NOON,
          "Update", NOON.plusSeconds(4),
          "Diagnose", NOON.plusSeconds(44),
          "RollBack", NOON.plusSeconds(45));

  private Attempts() {}

  /** One that ended so. */
  static Attempt ended(End end) {
    return switch (end) {
      case SUCCEEDED -> of(Samples.deployment(), succeeded(), FORWARD);
      case REJECTED -> of(asked(Trigger.MANUAL), Ending.rejected(CAUSE), Map.of("Accept", NOON));
      case NEEDS_HUMAN -> of(asked(Trigger.FORCED), Ending.needsHuman(CAUSE), BACK);
      case ROLLED_BACK, ROLLED_BACK_BY_ECS, STOPPED, NEVER_STARTED ->
          of(Samples.deployment(), failed(end), BACK);
      case SHADOWED ->
          of(
              Samples.deployment(),
              Ending.rejected(CAUSE).inShadow(),
              Map.of("Accept", NOON, "Plan", NOON.plusSeconds(1)));
      case NOTHING_TO_DO, SUPERSEDED, HELD, PLANNED, ANSWERED ->
          of(Samples.deployment(), new Ending(end, "Nothing.", Optional.empty()), Map.of());
    };
  }

  private static Ending succeeded() {
    return Ending.succeeded("backend:2 is live and survived its bake.");
  }

  private static Ending failed(End end) {
    String sentence = CAUSE.sentence() + " Rolled back to backend:1.";
    return new Ending(end, sentence, Optional.of(CAUSE));
  }

  /** A person's. */
  static Deployment asked(Trigger trigger) {
    Deployment sample = Samples.deployment();
    return Deployment.of(
            sample.id(),
            sample.service(),
            sample.execution(),
            sample.order(),
            sample.image(),
            trigger,
            Optional.empty())
        .askedBy(new Asker(Optional.of("Ada"), Optional.of("the login is broken")));
  }

  static Attempt of(Deployment deployment, Ending ending, Map<String, Instant> phases) {
    return new Attempt(
        deployment,
        ending,
        NOON.plusSeconds(156),
        phases,
        Optional.of(NEW_REVISION),
        Optional.of(OLD_REVISION),
        List.of(),
        notes());
  }

  private static Notes notes() {
    return new Notes(
        Optional.of(
            new ImageProfile(
                List.of("linux/amd64"),
                Map.of(
                    "org.opencontainers.image.revision", "1a2b3c4",
                    "org.opencontainers.image.created", "2026-11-23T12:50:00+01:00",
                    "org.opencontainers.image.authors", "Grace"))),
        List.of("Alarm backend-5xx was red before and was not armed."),
        List.of(new GateResult("freeze", Standing.OVERRIDDEN, "Weekend; the login is broken.")));
  }
}
