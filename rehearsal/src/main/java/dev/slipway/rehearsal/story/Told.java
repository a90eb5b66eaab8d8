package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Scene.SERVICE;

import dev.slipway.rehearsal.story.Scenario.Step;
import java.util.List;

/** Expectations of what is recorded and what people are told. */
final class Told {

  private static final String LEDGER = "ledger";

  private Told() {}

  /** The attempt in the ledger says that this gate was passed by force, and why. */
  static Step overrides(String deployment, String gate, String reason) {
    return Expected.expectation(
        scene -> {
          List<String> overridden = scene.workflow().overridden(scene.run(deployment).arn());
          scene.expect(
              overridden.stream()
                  .anyMatch(each -> each.startsWith(gate + ":") && each.contains(reason)),
              "recorded as passed by force: " + overridden);
        });
  }

  /** A notice of this scenario says that. */
  static Step notices(String what, String text) {
    return Expected.expectation(
        scene -> {
          scene.await("a notice of " + what, () -> !Stagehand.freshNotices(scene).isEmpty());
          List<String> fresh = Stagehand.freshNotices(scene);
          scene.expect(
              fresh.stream().anyMatch(notice -> notice.contains(text)),
              "people are told of %s: %s".formatted(what, fresh.getLast()));
        });
  }

  /** The execution's output tells every gate, and what would change. */
  static Step plans(String deployment) {
    return Expected.expectation(
        scene -> {
          List<String> gates = scene.workflow().gates(scene.run(deployment).arn());
          scene.expect(
              gates.stream().anyMatch(gate -> gate.startsWith("image: ")),
              "the plan asks every gate: " + gates);
        });
  }

  /** From here on nothing may be written. */
  static Step notesLedger() {
    return new Step("", scene -> scene.note(LEDGER, ledger(scene)));
  }

  /** The ledger holds what it held when it was noted. */
  static Step writesNothing() {
    return Expected.expectation(
        scene ->
            scene.expect(
                ledger(scene).equals(scene.noted(LEDGER)), "the ledger is as it was before"));
  }

  private static String ledger(Scene scene) {
    return scene.workflow().ledger(SERVICE).toString();
  }
}
