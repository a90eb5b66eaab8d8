package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;

import dev.slipway.Samples;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Attempt;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Kept;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Gates;
import dev.slipway.core.Policy;
import dev.slipway.core.Proven;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Trigger;
import dev.slipway.fake.FakeConfigurationChanges;
import dev.slipway.fake.FakeExecutions;
import dev.slipway.fake.FakeFleet;
import dev.slipway.fake.FakeImages;
import dev.slipway.fake.FakeLedger;
import dev.slipway.fake.FakeLoadBalancers;
import dev.slipway.fake.FakeNetworks;
import dev.slipway.fake.FakeParkedTasks;
import dev.slipway.fake.FakeTaskDefinitions;
import dev.slipway.port.Alarms;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A claimed deployment on a service that runs the old revision steadily. */
final class Fixture {
  static final Proven OLDER =
      new Proven(
          Samples.revision(0),
          new Content(Samples.digest('c'), false),
          Optional.of("v0"),
          NOON.minusSeconds(9000),
          "backend-0");

  final FakeLedger ledger = new FakeLedger();
  final FakeFleet fleet = new FakeFleet(OLD_REVISION, NOON);
  final FakeParkedTasks parkedTasks = new FakeParkedTasks();
  final FakeTaskDefinitions definitions =
      new FakeTaskDefinitions()
          .with(OLD_REVISION, true, Samples.image(OLD, NOON).reference())
          .with(NEW_REVISION, true, Samples.image(NEW, NOON).reference());
  final FakeLoadBalancers loadBalancers = new FakeLoadBalancers();
  final Observer observer = new Observer(fleet, loadBalancers, names -> List.of());
  final FakeConfigurationChanges changes = new FakeConfigurationChanges();
  final Configuration configuration = new Configuration(definitions, changes);
  final FakeImages images =
      new FakeImages()
          .with(Samples.image(NEW, NOON))
          .with(Samples.image(OLD, NOON))
          .with(Samples.image(OLDER.content().digest(), NOON));
  final WaysBack waysBack = new WaysBack(definitions, images);
  AttachedService service = Samples.service();
  private Fence fence = new Fence(0);

  private Deployment deployment = Samples.deployment();

  /** Plans under these alarms. */
  Plan plan(Alarms alarms) {
    return new Plan(
        new Plan.Sources(
            fleet, ledger, definitions, images, loadBalancers, alarms, new FakeNetworks()));
  }

  Waiting waiting() {
    return new Waiting(ledger, parkedTasks, observer);
  }

  /** Wakes what waits; no alarm has a service of its own. */
  Wake wake() {
    return new Wake(
        ledger,
        parkedTasks,
        observer,
        new AlarmWatch(name -> Optional.empty(), ledger, new FakeExecutions()));
  }

  /** Claims the service for the sample deployment. */
  Fixture claimed() {
    return claimed(Samples.deployment());
  }

  Fixture claimed(Deployment wish) {
    deployment = wish;
    fence = new Fence(claim(wish));
    return this;
  }

  long claim(Deployment deployment) {
    ClaimDecision decision = ledger.claim(deployment, NOON);
    return decision instanceof Kept kept
        ? kept.claim().holding().fence()
        : ((Granted) decision).claim().holding().fence();
  }

  /** An earlier deployment proved the old revision. */
  Fixture proven() {
    return proven(Samples.proven(), 7200);
  }

  /** Two earlier deployments proved the older revision, and after it the old one. */
  Fixture provenTwice() {
    definitions.with(
        OLDER.taskDefinition(), true, Samples.image(OLDER.content().digest(), NOON).reference());
    return proven(OLDER, 9000).proven();
  }

  private Fixture proven(Proven proven, int ago) {
    Deployment earlier = Samples.deployment(NOON.minusSeconds(ago), "earlier");
    Granted granted = (Granted) ledger.claim(earlier, NOON.minusSeconds(ago));
    Attempt attempt =
        new Attempt(
            earlier,
            Ending.succeeded("earlier"),
            NOON.minusSeconds(ago - 200),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    ledger.settle(granted.claim().holding(), attempt, Consequence.proven(proven));
    return this;
  }

  Proven provenNow() {
    return ledger.proven("backend").getFirst();
  }

  Turn turn(Fact... more) {
    return turnAt(NOON, more);
  }

  Turn turnAt(Instant now, Fact... more) {
    List<Fact> facts = new ArrayList<>(List.of(deployment, service, fence));
    facts.addAll(List.of(more));
    return new Turn(new Facts(facts), now);
  }

  /** The sample deployment, asked for otherwise. */
  static Deployment by(Trigger trigger, String digest) {
    Deployment sample = Samples.deployment();
    return Deployment.of(
        sample.id(),
        sample.service(),
        sample.execution(),
        sample.order(),
        Samples.image(digest, NOON),
        trigger,
        Optional.empty());
  }

  /** The sample deployment, after taking the claim from one of this image. */
  static Deployment displacing(String digest) {
    return Samples.deployment().displacing(List.of(digest));
  }

  /** The sample deployment, gone on with after its execution died. */
  static Deployment takenOver() {
    Deployment sample = Samples.deployment();
    return Deployment.of(
        sample.id(),
        sample.service(),
        "execution-2",
        sample.order(),
        sample.image(),
        sample.trigger(),
        Optional.of(sample.execution()));
  }

  /** The service's record with another way to see red alarms. */
  Fixture redAlarms(RedAlarms value) {
    Policy policy = service.policy();
    service =
        new AttachedService(
            service.name(),
            service.place(),
            service.source(),
            new Policy(
                policy.bakeTime(),
                policy.rolloutTimeout(),
                policy.rollbackTimeout(),
                policy.failedTasksAllowed(),
                policy.firstDesiredCount(),
                policy.alarms(),
                policy.watchTime(),
                value,
                policy.gates()),
            service.liveImageParameter());
    return this;
  }

  /** The service's record with these gates. */
  Fixture gates(Gates value) {
    service =
        new AttachedService(
            service.name(),
            service.place(),
            service.source(),
            service.policy().with(value),
            service.liveImageParameter());
    return this;
  }

  /** The entry of who only wants to see the plan: nothing is claimed. */
  Turn foresight(Deployment wish) {
    return new Turn(Facts.of(wish, service), NOON);
  }

  /** A newer deployment takes the claim. */
  void overtaken() {
    claim(Samples.deployment(NOON.plusSeconds(10), "newer"));
  }
}
