package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Gates;
import dev.slipway.core.Holding;
import dev.slipway.core.Mode;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.fake.FakeExecutions;
import dev.slipway.fake.FakeFleet;
import dev.slipway.fake.FakeImages;
import dev.slipway.fake.FakeLedger;
import dev.slipway.fake.FakeParkedTasks;
import dev.slipway.port.Alarms;
import dev.slipway.port.Ledger.Consequence;
import dev.slipway.port.ServiceRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it comes in, at noon, and all that it is checked against. */
final class Accepting {
  static final String PERSON = "arn:aws:states:us-east-1:111122223333:execution:slipway:person";
  static final Instant PUSHED = NOON.minusSeconds(300);

  final FakeLedger ledger = new FakeLedger();
  final FakeParkedTasks parkedTasks = new FakeParkedTasks();
  final FakeFleet fleet = new FakeFleet(OLD_REVISION, NOON);
  final FakeImages images =
      new FakeImages()
          .with(Samples.image(NEW, PUSHED))
          .with(Samples.image(OLD, NOON.minusSeconds(9000)).named(Optional.of("v1")));
  final FakeExecutions executions = new FakeExecutions();
  final List<Alarm> red = new ArrayList<>();
  private AttachedService service = Samples.service();
  final ServiceRecords records =
      name -> Optional.of(service).filter(known -> known.name().equals(name));
  final Alarms alarms =
      names -> red.stream().filter(alarm -> names.contains(alarm.name())).toList();
  private final Accept accept =
      new Accept(new Accept.Sources(records, images, ledger, fleet, alarms, parkedTasks));

  /** The sweep over the same service. */
  Sweep sweep() {
    return new Sweep(new Sweep.Sources(records, images, ledger, fleet, alarms, executions));
  }

  Answer take(DeploymentRequest request) {
    return takeAt(NOON, request);
  }

  Answer takeAt(Instant now, DeploymentRequest request) {
    return accept.take(request, new Accept.Execution(PERSON, now));
  }

  Deployment accepted(DeploymentRequest request) {
    Answer answer = take(request);
    assertThat(answer.outcome()).isEqualTo(Outcome.ACCEPTED);
    return answer.facts().need(Deployment.class);
  }

  Ending ended(DeploymentRequest request) {
    Answer answer = take(request);
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class);
  }

  CauseCode rejected(DeploymentRequest request) {
    Ending ending = ended(request);
    assertThat(ending.end()).isEqualTo(End.REJECTED);
    return ending.cause().map(Cause::code).orElseThrow();
  }

  /** The service is told about and never changed. */
  void inShadow() {
    service = service.in(Mode.SHADOW);
  }

  /** A person has the last word on each deployment, for so long. */
  void asksForApproval(Duration time) {
    Gates gates = service.policy().gates();
    service =
        new AttachedService(
            service.name(),
            service.place(),
            service.source(),
            service
                .policy()
                .with(
                    new Gates(
                        gates.freezes(),
                        gates.scan(),
                        Optional.of(time),
                        gates.plainSecrets(),
                        gates.riskySettings())),
            service.liveImageParameter());
  }

  /** A deployment of the image claims the service. */
  Holding claimed(String digest, Instant pushed) {
    Deployment wish = deployment(digest, pushed);
    return ((Granted) ledger.claim(wish, pushed)).claim().holding();
  }

  static Deployment deployment(String digest, Instant pushed) {
    Deployment sample = Samples.deployment(pushed, "execution-of-" + digest.charAt(7));
    return Deployment.of(
        Deployment.idOf("backend", digest, pushed),
        sample.service(),
        sample.execution(),
        sample.order(),
        Samples.image(digest, pushed),
        sample.trigger(),
        Optional.empty());
  }

  /** A deployment of the image claimed the service, and proved it at that time. */
  Proven proven(String digest, int revision, Instant since) {
    Holding holding = claimed(digest, since.minusSeconds(60));
    Proven good =
        new Proven(
            Samples.revision(revision),
            new Content(digest, false),
            Optional.of("v" + revision),
            since,
            holding.deployment());
    settle(holding, since, Consequence.proven(good));
    return good;
  }

  void settle(Holding holding, Instant at, Consequence consequence) {
    Deployment deployment = ledger.claimOn("backend").orElseThrow().deployment();
    ledger.settle(
        holding,
        new Attempt(
            deployment,
            Ending.succeeded("done"),
            at,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        consequence);
  }

  void turnsRed(String alarm) {
    red.add(new Alarm(alarm, NOON, "Threshold Crossed", Optional.empty()));
  }
}
