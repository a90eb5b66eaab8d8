package dev.slipway.rehearsal.operate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How times, revisions and images are written for people. */
public final class Words {

  private static final int SHORT_DIGEST = "sha256:".length() + 12;
  private static final int SHORT_COMMIT = 12;

  private Words() {}

  /** To the second, in UTC. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In its two largest units, such as {@code 3 min 20 s} or {@code 2 d 4 h}. */
  public static String duration(Duration duration) {
    if (duration.toMinutes() == 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.toHours() == 0) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toDays() == 0
        ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
        : duration.toDays() + " d " + duration.toHoursPart() + " h";
  }

  /** {@code family:number} of a task definition's ARN. */
  static String revision(String taskDefinition) {
    return lastPart(taskDefinition, '/');
  }

  /** The name of an execution, of its ARN. */
  static String execution(String arn) {
    return lastPart(arn, ':');
  }

  /** The beginning of a commit's hash. */
  static String commit(String hash) {
    return hash.substring(0, Math.min(hash.length(), SHORT_COMMIT));
  }

  /** The tag where there is one, else the digest's beginning. */
  public static String image(Optional<String> tag, String digest) {
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
