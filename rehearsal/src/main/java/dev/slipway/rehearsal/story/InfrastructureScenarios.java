package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.expectation;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Scenario.of;
import static dev.slipway.rehearsal.story.Scene.SERVICE;

import dev.slipway.rehearsal.story.Scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Deployments of the infrastructure between those of images. */
final class InfrastructureScenarios {

  private static final Duration TWO_SWEEPS = Duration.ofSeconds(130);
  private static final String BEGUN = "executions before the stacks were deployed";

  private InfrastructureScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of(
            "redeploy",
            "the stacks are deployed again after three images: the live digest stays",
            push("first"),
            ends("first", "SUCCEEDED"),
            push("second"),
            ends("second", "SUCCEEDED"),
            push("third"),
            ends("third", "SUCCEEDED"),
            deployStacks(),
            untilRolledOut(),
            twoSweepsPass(),
            serves("third"),
            nothingBegan(),
            push("next"),
            ends("next", "SUCCEEDED"),
            serves("next"),
            isFree()));
  }

  private static Step deployStacks() {
    return new Step(
        "deploys the stacks with a changed variable of the backend",
        scene -> {
          scene.note(BEGUN, Integer.toString(scene.begun().size()));
          String level = "debug-" + ThreadLocalRandom.current().nextInt(1000);
          scene
              .infrastructure()
              .deployWithVariable(SERVICE, "LOG_LEVEL", level)
              .forEach(change -> scene.tell("CloudFormation changed " + change));
        });
  }

  private static Step untilRolledOut() {
    return new Step(
        "waits until ECS has replaced the tasks",
        scene ->
            scene.await(
                "the end of CloudFormation's deployment",
                () -> scene.console().hasEnded(scene.console().deployment(SERVICE))));
  }

  private static Step twoSweepsPass() {
    return new Step(
        "two sweeps pass",
        scene -> {
          Instant over = scene.stage().now().plus(TWO_SWEEPS);
          scene.await("two sweeps", () -> scene.stage().now().isAfter(over));
        });
  }

  private static Step nothingBegan() {
    return expectation(
        scene -> {
          String begun = Integer.toString(scene.begun().size());
          scene.expect(begun.equals(scene.noted(BEGUN)), "Slipway has nothing to say to that");
        });
  }
}
