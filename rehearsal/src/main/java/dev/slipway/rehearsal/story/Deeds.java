package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Scene.SERVICE;

import dev.slipway.rehearsal.story.Scenario.Step;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The acts of scenarios. All are about the backend, which real requests reach through two tiers.
 */
final class Deeds {

  private static final Duration WALL_SECOND = Duration.ofSeconds(1);

  private Deeds() {}

  static Step push(String image) {
    return new Step("pushes " + image, scene -> scene.push(image, Picture.PLAIN));
  }

  static Step pushFaulty(String image, String fault) {
    return push(image, "has the fault " + fault, Picture.faulty(fault));
  }

  /**
   * Pushes an image that is not like others.
   *
   * @param which what there is to it, after "which"
   */
  static Step push(String image, String which, Picture picture) {
    return new Step(
        "pushes %s, which %s".formatted(image, which), scene -> scene.push(image, picture));
  }

  static Step aSecondPasses() {
    return new Step(
        "one second passes on the wall", scene -> LockSupport.parkNanos(WALL_SECOND.toNanos()));
  }

  /** Starts an execution with members of its input besides the service. */
  static Step start(String deployment, String members) {
    String input = "{\"service\":\"%s\"%s}".formatted(SERVICE, members);
    return new Step(
        "starts " + deployment + " with " + input,
        scene -> {
          String execution = scene.workflow().start(input);
          scene.follow(deployment, run -> run.arn().equals(execution));
        });
  }

  /** Starts an execution for an image that was pushed, by its tag. */
  static Step deploy(String deployment, String image, boolean force) {
    return new Step(
        "starts " + deployment + " of " + image + (force ? " by force" : ""),
        scene ->
            start(
                    deployment,
                    ",\"image\":\"%s\"%s"
                        .formatted(scene.pushed(image).tag(), force ? ",\"force\":true" : ""))
                .deed()
                .play(scene));
  }

  /** Asks what deploying an image that was pushed would do. */
  static Step plan(String plan, String image) {
    return new Step(
        "asks for the plan of " + image,
        scene ->
            start(plan, ",\"image\":\"%s\",\"mode\":\"PLAN\"".formatted(scene.pushed(image).tag()))
                .deed()
                .play(scene));
  }

  /** Lets the deployment that waits for a person go on. */
  static Step approve(String answer, String deployment) {
    return answer(answer, "approve", deployment);
  }

  /** Ends the deployment that waits for a person. */
  static Step refuse(String answer, String deployment) {
    return answer(answer, "refuse", deployment);
  }

  private static Step answer(String answer, String word, String deployment) {
    return new Step(
        "answers to " + word + " " + deployment,
        scene -> {
          String id = scene.workflow().claimant(SERVICE);
          start(answer, ",\"%s\":\"%s\",\"by\":\"ana\"".formatted(word, id)).deed().play(scene);
        });
  }

  /** The same event again: AWS promises each at least once. */
  static Step arrivesAgain(String deployment, int times) {
    return new Step(
        "the event of %s arrives %d more times".formatted(deployment, times),
        scene -> {
          String input = scene.run(deployment).input();
          for (int time = 1; time <= times; time++) {
            String execution = scene.workflow().start(input);
            scene.follow(deployment + "+" + time, run -> run.arn().equals(execution));
          }
        });
  }

  static Step until(String deployment, String state) {
    return new Step(
        "waits until %s is in %s".formatted(deployment, state),
        scene -> {
          String execution = scene.run(deployment).arn();
          scene.await(
              deployment + " in " + state,
              () -> {
                if (scene.workflow().ending(execution).isPresent()) {
                  throw new Scene.CutShort(deployment + " ended before it was in " + state);
                }
                return scene.workflow().entered(execution).contains(state);
              });
        });
  }

  static Step untilTasksStart(String image) {
    return new Step(
        "waits until tasks of %s start".formatted(image),
        scene ->
            scene.await(
                "a task of " + image,
                () -> scene.stage().tasksLaunched(SERVICE, scene.pushed(image).at()) > 0));
  }

  static Step abort(String deployment) {
    return new Step(
        "stops the execution of " + deployment,
        scene -> {
          String execution = scene.run(deployment).arn();
          scene.follow("recovery of " + deployment, run -> run.recovers(execution));
          scene.workflow().abort(execution);
        });
  }

  static Step stopServiceDeployment() {
    return new Step(
        "stops the service deployment with a rollback",
        scene -> scene.console().stopDeployment(SERVICE));
  }

  /** What the service was at when the scenario began, with a change of no consequence. */
  static Step updateByHand() {
    return new Step(
        "updates the service by hand",
        scene -> {
          String before = scene.noted(Stagehand.DEFINITION);
          scene.note("by hand", scene.console().updateByHand(SERVICE, before));
        });
  }

  /** Deletes a pushed image from the registry. */
  static Step delete(String image) {
    return new Step(
        "deletes %s from the registry".formatted(image),
        scene -> scene.console().deleteImage(SERVICE, scene.pushed(image).digest()));
  }

  static Step desire(int count) {
    return new Step(
        "sets the desired count to " + count, scene -> scene.console().desire(SERVICE, count));
  }

  static Step untilHealthy(int count) {
    return new Step(
        "waits until " + count + " tasks are healthy",
        scene ->
            scene.await(count + " healthy tasks", () -> scene.console().healthy(SERVICE) == count));
  }

  static Step deleteProvenImages() {
    return new Step(
        "deletes every proven image from the registry",
        scene ->
            scene.workflow().proven(SERVICE).stream()
                .map(scene.console()::digest)
                .forEach(digest -> scene.console().deleteImage(SERVICE, digest)));
  }

  static Step redAlarm() {
    return new Step(
        "an alarm of the service turns red",
        scene -> {
          scene.follow("the alarm's", run -> run.isOfAlarm(SERVICE));
          scene.console().alarm(SERVICE, true);
        });
  }

  /** From here on the sweep's execution for that image is known under a name. */
  static Step expectsSweep(String deployment, String image) {
    return new Step(
        "",
        scene -> {
          String digest = scene.pushed(image).digest();
          scene.follow(deployment, run -> run.isOfSweep(digest));
        });
  }

  static Step sendsVisitorsAway() {
    return new Step("sends the visitors away", scene -> scene.stage().closeTraffic());
  }

  static Step letsVisitorsIn() {
    return new Step("lets the visitors in", scene -> scene.stage().openTraffic());
  }
}
