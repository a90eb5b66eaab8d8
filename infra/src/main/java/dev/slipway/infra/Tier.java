package dev.slipway.infra;

/**
 * One tier of the sample application; its name is also that of its container, its repository's last
 * part and its attached service.
 */
enum Tier {
  FRONTEND("frontend"),
  BACKEND("backend");

  /** The port on which every sample container listens. */
  static final int PORT = 8080;

  private final String label;

  Tier(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** {@code Frontend}, {@code Backend}: the beginning of construct ids. */
  String title() {
    return Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }

  String repositoryName() {
    return "slipway/" + label;
  }

  String liveImageParameterName() {
    return "/slipway/live/" + label;
  }
}
