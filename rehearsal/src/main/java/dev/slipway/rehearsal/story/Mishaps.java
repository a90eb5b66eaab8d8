package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Scene.SERVICE;

import dev.slipway.rehearsal.cloud.Trouble;
import dev.slipway.rehearsal.story.Scenario.Step;

/** What befalls the backend and the cloud around it in scenarios. */
final class Mishaps {

  private Mishaps() {}

  static Step loses(String source, String detailType) {
    return new Step(
        "every \"%s\" is lost".formatted(detailType),
        scene -> scene.weather().lose(source, detailType));
  }

  static Step calm() {
    return new Step("events arrive again", scene -> scene.weather().calm());
  }

  /**
   * @param words what a person would say of it
   */
  static Step befalls(String words, Trouble trouble) {
    return new Step(words, scene -> scene.weather().trouble(SERVICE, trouble));
  }

  static Step withoutEndpoint(String service) {
    return new Step(
        "the VPC endpoint of %s is taken away".formatted(service),
        scene -> scene.weather().withoutEndpoint(service));
  }

  static Step withoutLogGroup() {
    return new Step(
        "the log group of the backend is deleted",
        scene -> scene.weather().withoutLogGroup(SERVICE));
  }

  static Step withoutSecret() {
    return new Step(
        "the parameter with the backend's secret is deleted",
        scene -> scene.configuration().deletePlanted(SERVICE));
  }

  /** Sets a key of the service's record until the scenario is over. */
  static Step set(String key, String value) {
    return new Step(
        "sets %s to %s".formatted(key, value),
        scene -> scene.configuration().set(SERVICE, key, value));
  }

  /** Sets what was set back. */
  static Step setBack() {
    return new Step("sets it back", scene -> scene.configuration().restore(SERVICE));
  }
}
