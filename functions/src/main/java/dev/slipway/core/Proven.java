package dev.slipway.core;

import java.time.Instant;
import java.util.Optional;

/**
 * The revision a rollback returns to: it survived its bake, or it was running steadily when Slipway
 * first met the service.
 *
 * @param taskDefinition ARN of the task definition revision
 * @param tag a name the image had
 * @param by id of the deployment that proved it, or {@link #ADOPTED}
 */
public record Proven(
    String taskDefinition, Content content, Optional<String> tag, Instant since, String by) {
  public static final String ADOPTED = "adopted";

  /** What people call its image: its tag, or the beginning of its digest. */
  public String label() {
    return tag.orElseGet(() -> content.shortDigest());
  }

  /** The same under another revision that equals it. */
  public Proven as(String revision) {
    return new Proven(revision, content, tag, since, by);
  }

  /** The revision as {@code family:number}. */
  public String shortName() {
    return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
  }
}
