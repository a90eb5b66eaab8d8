package dev.slipway.core.evidence;

import dev.slipway.core.evidence.ServiceSettings.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service as ECS describes it.
 *
 * @param taskDefinition ARN of the revision it is set to
 * @param steady one deployment only, and completed
 * @param currentDeployment ARN of its newest service deployment
 * @param since when ECS was told to run that revision
 * @param settings how it replaces its tasks
 * @param events newest first
 */
public record ServiceState(
    String taskDefinition,
    Counts counts,
    boolean steady,
    Optional<String> currentDeployment,
    Optional<Instant> since,
    ServiceSettings settings,
    List<Event> events) {

  /** ARNs of the target groups its tasks register with, the alternate ones among them. */
  public List<String> targetGroups() {
    return settings.attachments().stream()
        .map(Attachment::targetGroups)
        .flatMap(List::stream)
        .toList();
  }

  /** Whether this shows the service with that deployment as its newest. */
  public boolean isCurrent(ServiceDeployment deployment) {
    return currentDeployment.filter(deployment.arn()::equals).isPresent();
  }

  /** How many tasks there shall be and are. */
  public record Counts(int desired, int running) {
    public boolean reached() {
      return desired > 0 && running == desired;
    }
  }

  /** A service event. */
  public record Event(Instant at, String message) {}
}
