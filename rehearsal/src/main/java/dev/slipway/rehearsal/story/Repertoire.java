package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.story.Scenario.Step;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays scenarios one after the other in one cloud, from the application's first pushes on. */
public final class Repertoire {

  private final House house;
  private final PrintStream out;
  private final List<Review> reviews = new ArrayList<>();
  private final List<Timing> timings = new ArrayList<>();

  public Repertoire(House house, PrintStream out) {
    this.house = house;
    this.out = out;
  }

  /**
   * Brings the application up and plays the scenarios.
   *
   * @return whether each came out as it must and no request failed
   */
  public boolean play(List<Scenario> scenarios) {
    if (!new Story(house.stage(), out).open()) {
      return false;
    }
    plant();
    scenarios.forEach(this::play);
    out.println("\n" + ReviewTable.of(reviews));
    if (!timings.isEmpty()) {
      out.println(TimingTable.of(timings));
    }
    if (reviews.size() > 1) {
      out.println("What Slipway's roles did of what they may do\n");
      out.println(house.infrastructure().privileges());
    }
    boolean kept = new Secrecy(house.archive(), out).isKept();
    return kept && reviews.stream().allMatch(Review::isGood);
  }

  private void plant() {
    out.println("\n━━ What nobody may tell");
    Scene scene = new Scene(house, "planting", out);
    isSpared(scene, () -> Stagehand.plant(scene));
  }

  private void play(Scenario scenario) {
    out.printf("%n━━ %s: %s%n", scenario.name(), scenario.tells());
    Scene before = new Scene(house, scenario.name() + "-before", out);
    boolean ready = isSpared(before, () -> Stagehand.prepare(before));
    house.stage().requests();
    long wall = System.nanoTime();
    Scene scene = new Scene(house, scenario.name(), out);
    if (ready) {
      Stagehand.note(scene);
      isSpared(scene, () -> scenario.steps().forEach(step -> play(step, scene)));
    } else {
      scene.expect(false, "the service could not be brought to rest before");
    }
    Stage.Requests requests = house.stage().requests();
    scene.expect(
        requests.failed() == 0 || scene.forgivesFailedRequests(), "requests: " + told(requests));
    timings.addAll(scene.timings());
    reviews.add(
        new Review(
            scenario,
            scene.expectationsMet(),
            scene.expectations(),
            Duration.ofNanos(System.nanoTime() - wall),
            Duration.between(scene.start(), house.stage().now()),
            requests));
  }

  private static String told(Stage.Requests requests) {
    return requests.detail().isEmpty() ? "nobody asked" : requests.detail();
  }

  /** Whether it got through without waiting in vain. */
  private static boolean isSpared(Scene scene, Runnable part) {
    try {
      part.run();
      return true;
    } catch (Scene.CutShort stuck) {
      scene.expect(false, String.valueOf(stuck.getMessage()));
      return false;
    }
  }

  private static void play(Step step, Scene scene) {
    scene.tell(step.words());
    step.deed().play(scene);
  }
}
