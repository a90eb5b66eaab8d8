package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Deployment;
import dev.slipway.core.Facts;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.ladder.Retreat;
import dev.slipway.port.Fleet;
import dev.slipway.port.RetryableFault;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rollback finds.
 *
 * @param followed the service deployment that is turned back
 * @param current the revision that the service is set to
 * @param arrived whether the deployment came as far as to set the service to its revision
 */
record Scene(
    Facts facts,
    ServiceState state,
    Optional<Retreat> followed,
    Optional<Revision> current,
    boolean arrived) {

  /**
   * Looks at the service.
   *
   * @throws RetryableFault when ECS shows it as it was before the deployment
   */
  static Scene of(Facts facts, Fleet fleet, WaysBack waysBack) {
    ServiceState state = fleet.service(facts.need(AttachedService.class).place());
    Trail trail = new Trail(fleet);
    Optional<ServiceDeployment> newest = state.currentDeployment().flatMap(fleet::deployment);
    Optional<ServiceDeployment> followed = known(facts).flatMap(fleet::deployment).or(() -> newest);
    followed.ifPresent(deployment -> refuseThePast(newest, deployment));
    return new Scene(
        facts,
        state,
        followed.map(deployment -> new Retreat(deployment, goal(deployment, trail, state))),
        waysBack.revision(state.taskDefinition()),
        arrived(facts, state, newest.filter(each -> isNew(facts, trail, each)).isPresent()));
  }

  private static Optional<String> known(Facts facts) {
    return facts
        .find(Rollback.class)
        .map(Rollback::rollout)
        .or(() -> facts.find(Rollout.class))
        .map(Rollout::serviceDeployment);
  }

  // Taken for the present, such a sight would pass for a service that somebody has put back.
  private static void refuseThePast(
      Optional<ServiceDeployment> newest, ServiceDeployment followed) {
    if (newest.filter(each -> each.createdAt().isBefore(followed.createdAt())).isPresent()) {
      throw new RetryableFault("ECS shows the service as it was before " + followed.arn());
    }
  }

  private static Optional<String> goal(
      ServiceDeployment followed, Trail trail, ServiceState state) {
    boolean onItsWay = followed.status().isRollback() && state.isCurrent(followed);
    return trail
        .wayBack(followed)
        .or(() -> Optional.of(state.taskDefinition()).filter(each -> onItsWay));
  }

  private static boolean isNew(Facts facts, Trail trail, ServiceDeployment newest) {
    return facts
        .find(NewRevision.class)
        .filter(revision -> trail.targets(newest, revision.taskDefinition()))
        .isPresent();
  }

  private static boolean arrived(Facts facts, ServiceState state, boolean newestIsNew) {
    Optional<String> revision = facts.find(NewRevision.class).map(NewRevision::taskDefinition);
    boolean begun = facts.find(Rollout.class).isPresent() || facts.find(Rollback.class).isPresent();
    if (begun || revision.isEmpty()) {
      return true;
    }
    boolean restart = revision.equals(facts.find(Intent.class).map(Intent::source));
    boolean set = revision.filter(state.taskDefinition()::equals).isPresent() || newestIsNew;
    return restart ? !state.steady() : set;
  }

  /** Whether the service is set to something that neither Slipway nor ECS set it to. */
  boolean isForeign(List<Proven> proven) {
    if (facts.need(Deployment.class).trigger() == Trigger.ROLLBACK) {
      return false;
    }
    Stream<String> known =
        Stream.of(
                proven.stream().map(Proven::taskDefinition),
                facts.find(NewRevision.class).map(NewRevision::taskDefinition).stream(),
                facts.find(Rollout.class).map(Rollout::taskDefinition).stream(),
                facts.find(Rollback.class).map(each -> each.rollout().taskDefinition()).stream(),
                followed
                    .filter(each -> each.deployment().status().isRollback())
                    .flatMap(Retreat::returnsTo)
                    .stream())
            .flatMap(each -> each);
    return known.noneMatch(state.taskDefinition()::equals)
        && !runsTheImage()
        && !runsWhatItTookOver();
  }

  /** Whether the service is set to a revision that proved good. */
  boolean isAtOneOf(List<Proven> proven) {
    return proven.stream().map(Proven::taskDefinition).anyMatch(state.taskDefinition()::equals);
  }

  private boolean runsWhatItTookOver() {
    return current.filter(revision -> Unfinished.runs(revision, facts)).isPresent();
  }

  /** Whether the service is set to the image that is turned back, under whatever revision. */
  boolean runsTheImage() {
    String digest = facts.need(Deployment.class).image().content().digest();
    List<String> containers = facts.need(AttachedService.class).place().containers();
    return current.filter(revision -> revision.runs(containers, digest)).isPresent();
  }
}
