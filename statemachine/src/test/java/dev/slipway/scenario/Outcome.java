package dev.slipway.scenario;

import dev.slipway.core.Attempt;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Images;
import dev.slipway.scenario.cloud.View;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What a story came to at rest.
 *
 * @param live tag of what the service runs
 * @param whole whether it runs as many healthy tasks as desired
 * @param proven tag of what a rollback would bring; empty when there is nothing
 * @param ends each image's ends, such as {@code v2 SUCCEEDED}; no-ops are left out
 */
record Outcome(String live, boolean whole, String proven, Set<String> ends) {

  static Outcome of(VirtualCloud cloud, String service) {
    CloudServices services = cloud.services();
    View view = services.view();
    Attached at = view.attached(service);
    Service shown = view.service(at);
    Set<String> ends = new TreeSet<>();
    services.ledger.attempts().stream()
        .filter(attempt -> !attempt.ending().end().name().equals("NOTHING_TO_DO"))
        .forEach(attempt -> ends.add(tag(services, attempt) + " " + attempt.ending().end()));
    return new Outcome(
        view.tagOf(at, shown.taskDefinition()),
        view.healthyTargets(at) == shown.desiredCount(),
        services.ledger.proven(service).stream()
            .findFirst()
            .map(proven -> view.tagOf(at, proven.taskDefinition()))
            .orElse(""),
        ends);
  }

  private static String tag(CloudServices services, Attempt attempt) {
    return services
        .images
        .find(attempt.deployment().image().content().digest())
        .map(Images.Pushed::tag)
        .orElse("?");
  }
}
