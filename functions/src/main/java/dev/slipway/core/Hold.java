package dev.slipway.core;

import java.time.Instant;

/**
 * Automatic deployments to a service stop until a person releases it.
 *
 * @param reason in a person's words, or Slipway's after a rollback that failed
 * @param by ARN of the execution that set it
 */
public record Hold(String reason, String by, Instant since) {

  /** The input that lifts a hold on the service. */
  public static String release(String service) {
    return "{\"service\":\"" + service + "\",\"release\":true}";
  }
}
