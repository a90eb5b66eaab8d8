package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Attempt;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Forecast;
import dev.slipway.core.Forecast.Surge;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.Hold;
import dev.slipway.core.Mode;
import dev.slipway.core.Outcome;
import dev.slipway.core.Problem;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Summary;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.State;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.fake.FakeNetworks;
import dev.slipway.fake.ReadOnly;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Copy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan shows to who only wants to see it. Every write here fails the test. */
class ForeseenPlanTest {
  private static final List<String> LEDGER_READS =
      List.of("claimOn", "proven", "quarantine", "hold", "rollouts", "hasAttempt");

  private final Fixture fixture = new Fixture();
  private final List<Alarm> red = new ArrayList<>();
  private final FakeNetworks networks = new FakeNetworks();
  private final Ledger ledger = ReadOnly.of(Ledger.class, fixture.ledger, LEDGER_READS);
  private final Plan plan =
      new Plan(
          new Plan.Sources(
              ReadOnly.of(Fleet.class, fixture.fleet, List.of("service", "tasks")),
              ledger,
              ReadOnly.of(
                  TaskDefinitions.class,
                  fixture.definitions,
                  List.of("find", "details", "preview")),
              fixture.images,
              fixture.loadBalancers,
              names -> red,
              networks));

  @BeforeEach
  void clones() {
    fixture.definitions.copies(new Copy.Registered("backend:2"));
  }

  @Test
  void endsWithWhatWouldBeDone() {
    fixture.proven();
    Ending ending = planned();
    assertThat(ending.end()).isEqualTo(End.PLANNED);
    assertThat(ending.sentence())
        .isEqualTo(
            "v2 would be rolled out to backend. At its height there are at most 4 tasks, 2 more"
                + " than now. A rollback goes to backend:1 (v1).");
  }

  @Test
  void showsTheDifferenceTheGatesAndTheTasksAtItsHeight() {
    Forecast forecast = forecast(fixture.proven());
    assertThat(forecast.changes())
        .containsExactly(
            "task definition: a new revision, cloned from backend:1",
            "container backend, image: "
                + Samples.image(OLD, NOON).reference()
                + " → "
                + Samples.image(NEW, NOON).reference());
    assertThat(forecast.gates()).hasSize(12);
    assertThat(forecast.surge()).isEqualTo(new Surge(4, 2, Optional.empty()));
  }

  @Test
  void saysThatAnEqualRevisionIsUsedAgain() {
    fixture.definitions.copies(new Copy.Reused("arn:task-definition/backend:7"));
    assertThat(forecast(fixture.proven()).changes())
        .contains("task definition: backend:7 is used, which is equal");
  }

  @Test
  void expectsWhatTheRolloutsBeforeTook() {
    took(60);
    took(600);
    took(90);
    Forecast forecast = forecast(fixture.proven());
    assertThat(forecast.duration()).contains(Duration.ofSeconds(90));
    assertThat(forecast.samples()).isEqualTo(3);
    assertThat(planned().sentence())
        .contains("It takes about 1 min 30 s, as the last 3 proven rollouts did.");
  }

  @Test
  void countsTheAddressesThatTheSubnetsHaveLeft() {
    standsInSubnets();
    assertThat(forecast(fixture.proven()).surge()).isEqualTo(new Surge(4, 2, Optional.of(18)));
    assertThat(planned().sentence()).contains("2 more than now (18 addresses are free).");
    fixture.fleet.counts(30, 30);
    assertThat(planned().sentence()).contains("30 more than now (only 18 addresses are free).");
  }

  @Test
  void doesWithoutAddressesThatItMayNotCount() {
    standsInSubnets();
    networks.denied();
    assertThat(forecast(fixture.proven()).surge()).isEqualTo(new Surge(4, 2, Optional.empty()));
  }

  private void standsInSubnets() {
    fixture.fleet.settings(
        new ServiceSettings(
            Percents.DEFAULT,
            new Network(List.of("subnet-a", "subnet-b"), List.of(), false),
            Duration.ZERO,
            List.of()));
  }

  @Test
  void showsAllThatWouldRefuse() {
    fixture.redAlarms(RedAlarms.BLOCK).proven();
    fixture.gates(
        new Gates(List.of(), Optional.empty(), Optional.empty(), Strictness.WARN, Strictness.WARN));
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    fixture.images.without(NEW);
    Ending ending = planned();
    assertThat(ending.end()).isEqualTo(End.PLANNED);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.IMAGE_NOT_FOUND);
    assertThat(ending.sentence()).startsWith("v2 would be rejected: Repository");
    assertThat(standing(answer().facts().need(Forecast.class), "alarms"))
        .isEqualTo(Standing.REFUSED);
  }

  @Test
  void showsAHoldThatDoesNotStopAPerson() {
    fixture.proven();
    fixture.ledger.hold("backend", new Hold("an audit", "execution-0", NOON));
    assertThat(standing(forecast(fixture), "hold")).isEqualTo(Standing.WARNED);
    assertThat(planned().sentence()).contains("hold: backend is held since", "an audit");
  }

  @Test
  void worksWhileADeploymentIsUnderWay() {
    fixture.proven().claimed();
    assertThat(planned().sentence())
        .contains("It would take over from " + Samples.deployment().id() + ", which is under way.");
  }

  @Test
  void wouldAdoptWhatRunsWithoutDoingSo() {
    fixture.fleet.task(Samples.running("1", OLD_REVISION, OLD));
    assertThat(planned().sentence()).contains("A rollback goes to backend:1");
    assertThat(fixture.ledger.proven("backend")).isEmpty();
  }

  @Test
  void saysThatNothingWouldBeDone() {
    fixture.proven();
    Answer answer = plan.take(fixture.foresight(Fixture.by(Trigger.MANUAL, OLD)));
    assertThat(answer.facts().need(Ending.class).sentence())
        .isEqualTo("Nothing would be done: The image is live and proven already, as backend:1.");
  }

  @Test
  void saysThatAServiceAtZeroWouldNotStart() {
    fixture.proven();
    fixture.fleet.counts(0, 0);
    assertThat(planned().sentence()).startsWith("v2 would not be started: The service is scaled");
  }

  @Test
  void saysThatTheDefinitionCannotBeCopied() {
    fixture.definitions.copies(new Copy.Refused("field 'newThing' cannot be carried over"));
    fixture.proven();
    assertThat(planned().cause().orElseThrow().code())
        .isEqualTo(CauseCode.TASK_DEFINITION_NOT_COPIED);
  }

  @Test
  void leavesNoTraceWhenItIsSettled() {
    fixture.proven();
    Facts facts = answer().facts();
    Facts known = facts.with(manual()).with(fixture.service);
    Summary summary = settled(known).summary(known, Optional.empty());
    assertThat(summary.verdict()).isEqualTo(End.PLANNED);
    assertThat(summary.forecast()).contains(facts.need(Forecast.class));
  }

  @Test
  void leavesNoTraceWhenItCouldNotBeMade() {
    Problem problem = new Problem("Plan", "dev.slipway.port.RetryableFault", "throttled");
    assertThat(settled(Facts.of(manual(), fixture.service, problem)).ending().end())
        .isEqualTo(End.REJECTED);
  }

  @Test
  void ofAServiceInShadowItIsTheEndOfAPush() {
    fixture.proven();
    Ending ending = shadowed(Samples.deployment()).facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.SHADOWED);
    assertThat(ending.sentence()).startsWith("v2 would be rolled out to backend.");
  }

  @Test
  void ofAServiceInShadowItIsRecordedWithWhatTheGatesSaid() {
    fixture.proven();
    fixture.redAlarms(RedAlarms.BLOCK);
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    Facts facts = shadowed(Samples.deployment()).facts();
    Facts known = facts.with(Samples.deployment()).with(fixture.service);
    Settled settled = settled(known, fixture.ledger);
    Attempt attempt = fixture.ledger.attempts().getLast();
    assertThat(attempt.ending().end()).isEqualTo(End.SHADOWED);
    assertThat(attempt.ending().cause().orElseThrow().code())
        .isEqualTo(CauseCode.ALARM_ALREADY_RED);
    assertThat(attempt.notes().gates())
        .anySatisfy(gate -> assertThat(gate.standing()).isEqualTo(Standing.REFUSED));
    assertThat(settled.summary(known, Optional.empty()).forecast()).isPresent();
    assertThat(settled.summary(known, Optional.empty()).notice().orElseThrow().subject())
        .isEqualTo("backend, in shadow: v2 would be refused (ALARM_ALREADY_RED)");
  }

  @Test
  void aPushThatIsToldOfTwiceIsRecordedOnceInShadow() {
    fixture.proven();
    Facts facts = shadowed(Samples.deployment()).facts();
    settled(facts.with(Samples.deployment()).with(fixture.service), fixture.ledger);
    assertThat(shadowed(Samples.deployment()).facts().need(Ending.class).end())
        .isEqualTo(End.NOTHING_TO_DO);
    assertThat(shadowed(manual()).facts().need(Ending.class).end()).isEqualTo(End.SHADOWED);
  }

  @Test
  void inShadowTheEndOfAScanIsWaitedFor() {
    fixture.proven();
    fixture.gates(
        new Gates(
            List.of(),
            Optional.of(new Gates.Scan(Gates.Severity.HIGH, Duration.ofMinutes(5), List.of())),
            Optional.empty(),
            Strictness.WARN,
            Strictness.WARN));
    fixture.images.scan(new ScanReport(State.PENDING, "IN_PROGRESS", List.of()));
    assertThat(shadowed(Samples.deployment()).outcome()).isEqualTo(Outcome.WAITING);
  }

  @Test
  void inShadowALookThatFailedIsRecordedToo() {
    fixture.service = fixture.service.in(Mode.SHADOW);
    Problem problem = new Problem("Plan", "dev.slipway.port.AccessDenied", "ecs:DescribeServices");
    settled(Facts.of(Samples.deployment(), fixture.service, problem), fixture.ledger);
    assertThat(fixture.ledger.attempts().getLast().ending().end()).isEqualTo(End.REJECTED);
  }

  private Answer shadowed(Deployment wish) {
    fixture.service = fixture.service.in(Mode.SHADOW);
    return plan.take(fixture.foresight(wish));
  }

  private Settled settled(Facts facts) {
    return settled(facts, ledger);
  }

  private static Settled settled(Facts facts, Ledger ledger) {
    return new Settle(ledger, (parameter, image) -> {}).take(new Turn(facts, NOON), Map.of());
  }

  private static Deployment manual() {
    return Fixture.by(Trigger.MANUAL, NEW);
  }

  private Answer answer() {
    Answer answer = plan.take(fixture.foresight(manual()));
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer;
  }

  private Ending planned() {
    return answer().facts().need(Ending.class);
  }

  private Forecast forecast(Fixture ready) {
    return plan.take(ready.foresight(manual())).facts().need(Forecast.class);
  }

  private static Standing standing(Forecast forecast, String gate) {
    return forecast.gates().stream()
        .filter(each -> each.gate().equals(gate))
        .map(GateResult::standing)
        .findFirst()
        .orElseThrow();
  }

  private void took(int seconds) {
    Deployment earlier = Samples.deployment(NOON.minusSeconds(seconds), "earlier-" + seconds);
    fixture.ledger.record(
        new Attempt(
            earlier,
            Ending.succeeded("earlier"),
            NOON,
            Map.of("Update", NOON.minusSeconds(seconds)),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }
}
