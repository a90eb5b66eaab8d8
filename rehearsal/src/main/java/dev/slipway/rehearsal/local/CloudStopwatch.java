package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.local.Trail.Change;
import dev.slipway.rehearsal.local.Trail.Finding;
import dev.slipway.rehearsal.local.Trail.Moment;
import dev.slipway.rehearsal.story.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads times off the trail that calls and events leave. */
final class CloudStopwatch implements Stopwatch {

  private final LocalCloud cloud;
  private final Trail trail;
  private final LiveServices services;

  CloudStopwatch(LocalCloud cloud) {
    this.cloud = cloud;
    this.trail = cloud.services().trail;
    this.services = new LiveServices(cloud);
  }

  @Override
  public Optional<Reaction> reaction(String service, Instant since) {
    return first("Update", service, since)
        .flatMap(began -> finding(service, began).map(found -> reaction(service, began, found)));
  }

  private Optional<Finding> finding(String service, Moment began) {
    return trail.findings().stream()
        .filter(finding -> finding.service().equals(service))
        .filter(finding -> finding.asked().cloud().isAfter(began.cloud()))
        .findFirst();
  }

  private Reaction reaction(String service, Moment began, Finding finding) {
    // What it saw at a look of its own may be older than the deployment, and tells nothing then.
    Moment event =
        finding.event().cloud().isBefore(began.cloud()) ? finding.asked() : finding.event();
    Optional<Lag> called =
        first("RollBack", service, finding.asked().cloud()).map(call -> event.lag(call));
    return new Reaction(Duration.between(began.cloud(), event.cloud()), called);
  }

  /** The first change of the service by that function. */
  private Optional<Moment> first(String function, String service, Instant since) {
    String arn = cloud.attached(service).service();
    return trail.changes().stream()
        .filter(change -> change.isBy(function) && change.isOf(arn))
        .map(Change::at)
        .filter(at -> at.cloud().isAfter(since))
        .findFirst();
  }

  @Override
  public int tasksOf(String service, String digest) {
    return services.tasksOf(service, digest);
  }
}
