package dev.slipway.infra;

/**
 * One tier of the sample application; its name is also that of its container, its repository's last
 * part and its attached service.
 */
enum Tier {
  /** nginx writes its configuration and what it buffers. */
  FRONTEND("frontend", "101:101", true),
  BACKEND("backend", "1000:1000", false);

  /** The port on which every sample container listens. */
  static final int PORT = 8080;

  private final String label;
  private final String user;
  private final boolean writes;

  Tier(String label, String user, boolean writes) {
    this.label = label;
    this.user = user;
    this.writes = writes;
  }

  String label() {
    return label;
  }

  /** {@code Frontend}, {@code Backend}: the beginning of construct ids. */
  String title() {
    return Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }

  /** Who the process is: {@code uid:gid} of the user its image makes for it, never root. */
  String user() {
    return user;
  }

  /** Whether its process needs a place to write, {@code /tmp}, beside the read-only image. */
  boolean writes() {
    return writes;
  }

  String repositoryName() {
    return "slipway/" + label;
  }

  String liveImageParameterName() {
    return "/slipway/live/" + label;
  }
}
