package dev.slipway.scenario;

import dev.slipway.core.Attempt;
import dev.slipway.core.Proven;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Images;
import dev.slipway.scenario.cloud.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What a story came to at rest.
 *
 * @param live tag of what the service runs
 * @param whole whether it runs as many healthy tasks as desired, all of that revision
 * @param proven tag of what a rollback would bring, from the revision that is live; empty when
 *     there is nothing, and with its number when it is another revision
 * @param kept what keeps images from being deployed: those in quarantine, and the hold
 * @param ends each image's ends in the order of their names, such as {@code v2 SUCCEEDED}; no-ops
 *     are left out
 */
record Outcome(String live, boolean whole, String proven, List<String> kept, List<String> ends) {

  static Outcome of(VirtualCloud cloud, String service) {
    CloudServices services = cloud.services();
    View view = services.view();
    Attached at = view.attached(service);
    Service shown = view.service(at);
    String live = view.tagOf(at, shown.taskDefinition());
    return new Outcome(
        live,
        isWhole(view, at, shown),
        proven(services, at).map(each -> told(each, shown, live)).orElse(""),
        kept(services, at),
        ends(services, service));
  }

  private static boolean isWhole(View view, Attached at, Service shown) {
    return view.healthyTargets(at) == shown.desiredCount()
        && view.revisions(at).stream().allMatch(shown.taskDefinition()::equals);
  }

  private static Optional<Proven> proven(CloudServices services, Attached at) {
    return services.ledger.proven(at.name()).stream().findFirst();
  }

  private static String told(Proven proven, Service shown, String live) {
    boolean same = proven.taskDefinition().equals(shown.taskDefinition());
    return same ? live : proven.shortName() + " with " + proven.label();
  }

  private static List<String> kept(CloudServices services, Attached at) {
    List<String> kept =
        StreamSupport.stream(services.images.all().spliterator(), false)
            .filter(image -> image.repository().equals(at.repository()))
            .filter(image -> services.ledger.quarantine(at.name(), image.digest()).isPresent())
            .map(image -> image.tag() + " in quarantine")
            .sorted()
            .collect(Collectors.toList());
    services.ledger.hold(at.name()).ifPresent(hold -> kept.add("held"));
    return List.copyOf(kept);
  }

  private static List<String> ends(CloudServices services, String service) {
    return services.ledger.attempts().stream()
        .filter(attempt -> attempt.deployment().service().equals(service))
        .filter(attempt -> !attempt.ending().end().name().equals("NOTHING_TO_DO"))
        .map(attempt -> tag(services, attempt) + " " + attempt.ending().end())
        .filter(Predicate.not("v1 SUCCEEDED"::equals))
        .sorted()
        .toList();
  }

  private static String tag(CloudServices services, Attempt attempt) {
    return services
        .images
        .find(attempt.deployment().image().content().digest())
        .map(Images.Pushed::tag)
        .orElse("?");
  }

  /** One line, for tables. */
  String line() {
    return String.join(", ", ends)
        + "; live "
        + live
        + (whole ? "" : " but not whole")
        + (proven.equals(live) ? "" : ", proven " + proven)
        + kept.stream().map(each -> ", " + each).collect(Collectors.joining());
  }
}
