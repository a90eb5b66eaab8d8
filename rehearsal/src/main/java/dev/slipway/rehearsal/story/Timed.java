package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Scene.SERVICE;

import dev.slipway.rehearsal.story.Scenario.Step;
import dev.slipway.rehearsal.story.Stopwatch.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Steps that measure how fast a bad revision is found out. */
final class Timed {

  private Timed() {}

  /** Reads how long the deployment of that image, which has ended, took to be found bad. */
  static Step timed(String image) {
    return new Step(
        "",
        scene -> {
          Ending ending = scene.ending(image);
          Optional<Reaction> reaction =
              scene
                  .stopwatch()
                  .reaction(SERVICE, scene.pushed(image).at())
                  .map(each -> by(ending, each));
          int tasks = scene.stopwatch().tasksOf(SERVICE, scene.pushed(image).digest());
          scene.tell(told(reaction, tasks));
          scene.timed(new Timing(scene.name(), ending.cause(), reaction, tasks, Optional.empty()));
        });
  }

  /** Where ECS was first, whatever Slipway called came late. */
  private static Reaction by(Ending ending, Reaction reaction) {
    return ending.verdict().equals("ROLLED_BACK_BY_ECS")
        ? new Reaction(reaction.decided(), Optional.empty())
        : reaction;
  }

  private static String told(Optional<Reaction> reaction, int tasks) {
    String decided =
        reaction
            .map(Reaction::decided)
            .map(after -> "decided " + TimingTable.cloud(after) + " after UpdateService")
            .orElse("decided before anything moved");
    String called =
        reaction
            .flatMap(Reaction::called)
            .map(lag -> ", rollback called " + TimingTable.lag(lag) + " after that")
            .orElse("");
    return "%s%s, %d tasks of it launched".formatted(decided, called, tasks);
  }

  /**
   * The same image once more, past Slipway, which is on hold: registered and brought to the service
   * as build pipelines do it, until ECS has rolled back by itself.
   */
  static Step besidesEcsAlone(String image) {
    return new Step(
        "holds deployments and brings %s to the service past Slipway".formatted(image),
        scene -> {
          hold(scene);
          String digest = scene.pushed(image).digest();
          int before = scene.stopwatch().tasksOf(SERVICE, digest);
          Instant updated = scene.stage().now();
          String deployment = scene.console().deployByHand(SERVICE, digest);
          scene.await(
              "ECS to roll back", () -> scene.console().rolledBackAt(deployment).isPresent());
          scene.await("ECS to be done", () -> scene.console().hasEnded(deployment));
          Instant back = scene.console().rolledBackAt(deployment).orElse(updated);
          scene.timedAlone(
              new Timing.Alone(
                  Duration.between(updated, back),
                  scene.stopwatch().tasksOf(SERVICE, digest) - before));
        });
  }

  private static void hold(Scene scene) {
    Deeds.start("hold for ECS", ",\"hold\":\"ECS is watched by itself\"").deed().play(scene);
    scene.ending("hold for ECS");
  }
}
