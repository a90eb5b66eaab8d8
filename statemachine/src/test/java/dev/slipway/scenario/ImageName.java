package dev.slipway.scenario;

/** An image as scenarios name it: {@code backend:v2}. */
record ImageName(String service, String tag) {

  static ImageName of(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' is not of the form service:tag");
    }
    return new ImageName(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return service + ":" + tag;
  }
}
