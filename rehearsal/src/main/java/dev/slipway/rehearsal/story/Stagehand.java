package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Scene.SERVICE;

import java.util.List;

/** Brings the service to rest before a scenario, so that each begins from the same. */
final class Stagehand {

  /** Under which a scene notes the task definition it began with. */
  static final String DEFINITION = "definition before";

  private static final String NOTICES = "notices before";
  private static final String PAGES = "pages before";
  private static final int TASKS = 2;

  private Stagehand() {}

  /** Gives the service what nobody may read where people look: nothing is told of it later. */
  static void plant(Scene scene) {
    scene.tell("gives the backend a secret and a password in plain text");
    String deployment = scene.configuration().plant(SERVICE);
    scene.await("the planted revision", () -> scene.console().hasEnded(deployment));
  }

  /**
   * Leaves two healthy tasks of a proven revision, no hold, no claim, and visitors.
   *
   * @throws Scene.CutShort when it cannot be brought about
   */
  static void prepare(Scene scene) {
    scene.weather().calm();
    scene.configuration().restore(SERVICE);
    scene.console().alarm(SERVICE, false);
    scene.console().desire(SERVICE, TASKS);
    scene.await("the claim to be free", () -> !scene.workflow().isClaimed(SERVICE));
    if (scene.workflow().hold(SERVICE).isPresent()) {
      Deeds.start("release", ",\"release\":true").deed().play(scene);
      scene.ending("release");
    }
    if (!isProven(scene)) {
      scene.push("rest", Picture.PLAIN);
      scene.ending("rest");
    }
    scene.await(
        "a proven revision with healthy tasks",
        () -> isProven(scene) && scene.console().healthy(SERVICE) == TASKS);
    scene.stage().openTraffic();
  }

  /** Notes how things are as the scenario begins. */
  static void note(Scene scene) {
    scene.note(DEFINITION, scene.console().definition(SERVICE));
    scene.note(NOTICES, Integer.toString(scene.console().notices().size()));
    scene.note(PAGES, Integer.toString(scene.console().pages().size()));
  }

  /** Pages sent since the scene began. */
  static List<String> freshPages(Scene scene) {
    return fresh(scene.console().pages(), scene.noted(PAGES));
  }

  /** Notices sent since the scene began. */
  static List<String> freshNotices(Scene scene) {
    return fresh(scene.console().notices(), scene.noted(NOTICES));
  }

  private static List<String> fresh(List<String> all, String before) {
    return all.subList(Integer.parseInt(before), all.size());
  }

  private static boolean isProven(Scene scene) {
    String definition = scene.console().definition(SERVICE);
    return scene.workflow().proven(SERVICE).stream().limit(1).anyMatch(definition::equals);
  }
}
