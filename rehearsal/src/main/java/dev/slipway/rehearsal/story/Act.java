package dev.slipway.rehearsal.story;

/**
 * One push of the story and the end its deployment must come to.
 *
 * @param title what a person reads above it
 * @param service the attached service, which is also the folder under {@code apps}
 * @param tag the image's tag, new in its repository
 * @param picture what the image brings along besides the application
 */
public record Act(String title, String service, String tag, Picture picture, Expectation expected) {

  static Act good(String title, String service, String tag) {
    return new Act(title, service, tag, Picture.PLAIN, Expectation.SUCCEEDED);
  }

  static Act bad(String title, String service, String tag, String fault, String cause) {
    return new Act(title, service, tag, Picture.faulty(fault), Expectation.back(cause));
  }

  /** Of a service in shadow: it is judged, and nothing is deployed. */
  static Act shadowed(String title, String service, String tag) {
    return new Act(title, service, tag, Picture.PLAIN, Expectation.SHADOWED);
  }

  /** The repository of a service's images, as the registry stack names it. */
  public String repository() {
    return "slipway/" + service;
  }
}
