package dev.slipway.core.ladder;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Cause;
import dev.slipway.core.Climb;
import dev.slipway.core.Proven;
import dev.slipway.core.Rung;
import java.util.List;
import java.util.Optional;

/** The end of the ladder, in words. */
public final class Exhaustion {
  private Exhaustion() {}

  /**
   * Why it went back and why no way held.
   *
   * @param service the attached service's name
   * @param safest the newest proven revision that can be used
   */
  public static Cause cause(
      Cause failure, List<Climb> failed, String service, Optional<Proven> safest) {
    String ways = failed.stream().map(Exhaustion::told).collect(joining("; "));
    Cause told = failure.told("No way back held: " + ways + ".");
    return failed.stream()
        .map(climb -> climb.rung() + ": " + climb.result())
        .reduce(told, Cause::and, (one, other) -> other)
        .then(nextStep(service, safest));
  }

  private static String told(Climb climb) {
    return words(climb.rung())
        + " "
        + climb.target().substring(climb.target().lastIndexOf('/') + 1)
        + " ("
        + climb.result()
        + ")";
  }

  private static String words(Rung rung) {
    return switch (rung) {
      case ECS_OWN -> "ECS's own rollback to";
      case STOP_DEPLOYMENT -> "stopping the deployment to return to";
      case TO_PROVEN -> "setting the service to";
      case TO_OLDER -> "setting it to the older";
    };
  }

  private static String nextStep(String service, Optional<Proven> safest) {
    String command =
        safest
            .map(
                proven ->
                    "{\"service\":\"%s\",\"image\":\"%s\",\"force\":true}"
                        .formatted(service, proven.content().digest()))
            .orElse("a deployment of an image you trust, with \"force\": true");
    return "Read the service's events and repair what keeps every revision from serving. Then start"
        + " "
        + command
        + ", and release the service once it is well.";
  }
}
