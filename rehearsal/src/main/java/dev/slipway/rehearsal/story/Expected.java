package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Scene.SERVICE;

import dev.slipway.rehearsal.story.Scenario.Deed;
import dev.slipway.rehearsal.story.Scenario.Step;
import java.util.List;
import java.util.regex.Pattern;

/** The expectations of scenarios. */
final class Expected {

  private static final Pattern EXECUTION =
      Pattern.compile("arn:aws:states:[^ ]*:execution:[^: ]*:([^: ]{8})[^ ]*?(?=\\.?( |$))");

  private Expected() {}

  /** The deployment comes to one of these ends, such as {@code SUCCEEDED}. */
  static Step ends(String deployment, String... verdicts) {
    return expectation(
        scene -> {
          Ending ending = scene.ending(deployment);
          scene.expect(List.of(verdicts).contains(ending.verdict()), told(deployment, ending));
        });
  }

  /** The deployment comes to this end for this cause. */
  static Step endsFor(String deployment, String verdict, String cause) {
    return expectation(
        scene -> {
          Ending ending = scene.ending(deployment);
          scene.expect(
              ending.verdict().equals(verdict) && ending.cause().equals(cause),
              told(deployment, ending));
        });
  }

  /**
   * The proven revision is back for this cause. Who brings it, Slipway or the circuit breaker of
   * ECS, is a race that a busy machine decides.
   */
  static Step isTurnedBackFor(String deployment, String cause) {
    return expectation(
        scene -> {
          Ending ending = scene.ending(deployment);
          scene.expect(
              Expectation.back(cause).isMetBy(ending.verdict(), ending.cause()),
              told(deployment, ending));
        });
  }

  private static String told(String deployment, Ending ending) {
    String cause = ending.cause().isEmpty() ? "" : " (" + ending.cause() + ")";
    String sentence = EXECUTION.matcher(ending.sentence()).replaceAll("$1…");
    return "%s ends %s%s: %s".formatted(deployment, ending.verdict(), cause, sentence);
  }

  /** That image serves, and nothing else does. */
  static Step serves(String image) {
    return expectation(
        scene -> {
          String live = scene.console().digest(scene.console().definition(SERVICE));
          scene.expect(
              live.equals(scene.pushed(image).digest()),
              "what serves is " + scene.stage().live(SERVICE) + ", meant is " + image);
        });
  }

  /** The service is at the revision it was at when the scenario began. */
  static Step servesAsBefore() {
    return expectation(
        scene -> {
          String before = scene.noted(Stagehand.DEFINITION);
          scene.expect(
              scene.console().definition(SERVICE).equals(before),
              "what serves is %s, as before".formatted(scene.stage().live(SERVICE)));
        });
  }

  /** What serves is proven good. */
  static Step isProven() {
    return expectation(
        scene -> {
          String live = scene.console().definition(SERVICE);
          scene.expect(
              scene.workflow().proven(SERVICE).stream().limit(1).anyMatch(live::equals),
              "what serves is proven good");
        });
  }

  static Step isFree() {
    return expectation(
        scene -> {
          scene.await("the claim to be released", () -> !scene.workflow().isClaimed(SERVICE));
          scene.expect(true, "the claim is free");
        });
  }

  static Step isHeld(boolean held) {
    return expectation(
        scene ->
            scene.expect(
                scene.workflow().hold(SERVICE).isPresent() == held,
                scene
                    .workflow()
                    .hold(SERVICE)
                    .map(why -> "deployments are on hold: " + why)
                    .orElse("deployments are not on hold")));
  }

  /** From here on failed requests are what the scenario shows. */
  static Step forgivesFailedRequests() {
    return new Step("requests may fail from here on", Scene::forgiveFailedRequests);
  }

  static Step launchesNothing() {
    return expectation(
        scene -> {
          int tasks = scene.stage().tasksLaunched(SERVICE, scene.start());
          scene.expect(tasks == 0, tasks + " tasks were launched");
        });
  }

  /** A page was sent in this scenario that says this. */
  static Step pages(String text) {
    return expectation(
        scene -> {
          List<String> fresh = Stagehand.freshPages(scene);
          scene.expect(
              fresh.stream().anyMatch(page -> page.contains(text)), "pages sent: " + fresh);
        });
  }

  /** Nobody changed the service since the change by hand. */
  static Step leavesTheChangeByHand() {
    return expectation(
        scene ->
            scene.expect(
                scene.console().deployment(SERVICE).equals(scene.noted("by hand")),
                "the service is as it was set by hand"));
  }

  static Step expectation(Deed deed) {
    return new Step("", deed);
  }
}
