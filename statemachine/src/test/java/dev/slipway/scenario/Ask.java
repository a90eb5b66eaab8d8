package dev.slipway.scenario;

/** What people start the workflow with. */
final class Ask {
  private Ask() {}

  /** The newest image. */
  static String newest(String service) {
    return "{\"service\":\"" + service + "\"}";
  }

  /**
   * One image.
   *
   * @param image its tag or digest
   */
  static String image(String service, String image) {
    return "{\"service\":\"%s\",\"image\":\"%s\"}".formatted(service, image);
  }

  static String force(String service, String image) {
    return "{\"service\":\"%s\",\"image\":\"%s\",\"force\":true}".formatted(service, image);
  }

  static String rollback(String service) {
    return "{\"service\":\"" + service + "\",\"rollback\":true}";
  }

  static String hold(String service, String reason) {
    return "{\"service\":\"%s\",\"hold\":\"%s\"}".formatted(service, reason);
  }

  static String release(String service) {
    return "{\"service\":\"" + service + "\",\"release\":true}";
  }
}
