package dev.slipway.rehearsal.operate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How times, revisions and images are written for people. */
final class Words {

  private static final int SHORT_DIGEST = "sha256:".length() + 12;

  private Words() {}

  /** To the second, in UTC. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Such as {@code 3 min 20 s}. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** {@code family:number} of a task definition's ARN. */
  static String revision(String taskDefinition) {
    return lastPart(taskDefinition, '/');
  }

  /** The name of an execution, of its ARN. */
  static String execution(String arn) {
    return lastPart(arn, ':');
  }

  /** The tag where there is one, else the digest's beginning. */
  static String image(Optional<String> tag, String digest) {
    return tag.orElseGet(() -> shortDigest(digest));
  }

  /** Both, such as {@code v2 (sha256:0123456789ab)}. */
  static String imageInFull(Optional<String> tag, String digest) {
    return tag.map(name -> name + " (" + shortDigest(digest) + ")")
        .orElseGet(() -> shortDigest(digest));
  }

  private static String shortDigest(String digest) {
    return digest.substring(0, Math.min(digest.length(), SHORT_DIGEST));
  }

  private static String lastPart(String text, char separator) {
    return text.substring(text.lastIndexOf(separator) + 1);
  }
}
