package dev.slipway.rehearsal.story;

import java.util.Map;

/**
 * One push of the story and the end its deployment must come to.
 *
 * @param title what a person reads above it
 * @param service the attached service, which is also the folder under {@code apps}
 * @param tag the image's tag, new in its repository
 * @param environment what the image adds to its environment, such as a fault
 */
public record Act(
    String title,
    String service,
    String tag,
    Map<String, String> environment,
    Expectation expected) {

  static Act good(String title, String service, String tag) {
    return new Act(title, service, tag, Map.of(), Expectation.SUCCEEDED);
  }

  static Act bad(String title, String service, String tag, String fault, String cause) {
    return new Act(title, service, tag, Map.of("FAULT", fault), Expectation.back(cause));
  }

  /** The repository of a service's images, as the registry stack names it. */
  public String repository() {
    return "slipway/" + service;
  }
}
