package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Forecast;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Scan;
import dev.slipway.core.Gates.Severity;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Question;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.State;
import dev.slipway.port.TaskDefinitions.Copy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A claimed deployment before its gates. */
class GatekeeperTest {
  private static final ScanReport PENDING = new ScanReport(State.PENDING, "IN_PROGRESS", List.of());
  private final Fixture fixture = new Fixture();
  private final Plan plan = fixture.plan(names -> List.of());

  @Test
  void keepsWhatEachGateSaidAndWhatTheImageSays() {
    ImageProfile profile = new ImageProfile(List.of("linux/amd64"), Map.of("dev.slipway.x", "y"));
    fixture.images.profile(profile);
    Answer answer = plan.take(fixture.proven().claimed().turn());
    assertThat(answer.facts().need(ImageProfile.class)).isEqualTo(profile);
    assertThat(answer.facts().need(Forecast.class).gates())
        .extracting(GateResult::standing)
        .doesNotContain(Standing.REFUSED, Standing.WARNED);
  }

  @Test
  void refusesAnImageForAnotherProcessorAndSaysWhatAllGatesSaid() {
    fixture.images.profile(new ImageProfile(List.of("linux/arm64"), Map.of()));
    Answer answer = plan.take(fixture.proven().claimed().turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    assertThat(answer.facts().need(Ending.class).cause().orElseThrow().code())
        .isEqualTo(CauseCode.WRONG_ARCHITECTURE);
    assertThat(answer.facts().need(Forecast.class).gates()).hasSize(12);
  }

  @Test
  void turnsBackWhatItTookOverWhenAGateRefuses() {
    String older = Samples.digest('d');
    fixture.images.profile(new ImageProfile(List.of("linux/arm64"), Map.of()));
    fixture.proven().claimed(Fixture.displacing(older));
    fixture.definitions.with("unfinished", true, Samples.image(older, NOON).reference());
    fixture.fleet.foreign("unfinished");
    Answer answer = plan.take(fixture.turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.RETURNING);
    assertThat(answer.facts().need(Cause.class).code()).isEqualTo(CauseCode.WRONG_ARCHITECTURE);
  }

  @Test
  void goesOnWithARolloutThatADeadExecutionHadBegun() {
    fixture.images.profile(new ImageProfile(List.of("linux/arm64"), Map.of()));
    fixture.proven().claimed(Fixture.takenOver());
    fixture.fleet.foreign(Samples.NEW_REVISION);
    assertThat(plan.take(fixture.turn()).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @Test
  void waitsForTheScan() {
    fixture.gates(gates(Optional.empty()));
    fixture.images.scan(PENDING);
    Answer answer = plan.take(fixture.proven().claimed().turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.WAITING);
    Turn late = fixture.turnAt(NOON.plusSeconds(300));
    assertThat(plan.take(late).facts().need(Ending.class).cause().orElseThrow().code())
        .isEqualTo(CauseCode.SCAN_MISSING);
  }

  @Test
  void asksAPersonWhereOneHasTheLastWord() {
    fixture.gates(gates(Optional.of(Duration.ofHours(1))));
    fixture.definitions.copies(new Copy.Registered("backend:2"));
    Answer answer = plan.take(fixture.proven().claimed().turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.ASKING);
    assertThat(answer.facts().need(Intent.class).rollbackTarget()).contains(Samples.proven());
    Question question = answer.facts().need(Question.class);
    assertThat(question.until()).isEqualTo(NOON.plusSeconds(3600));
    assertThat(question.subject()).isEqualTo("Deploy v2 to backend?");
    assertThat(question.text())
        .contains(
            "- container backend, image: ",
            "- scan PASSED: ",
            "At its height there are at most 4 tasks",
            "A rollback goes to backend:1 (v1).",
            "{\"service\":\"backend\",\"approve\":\"" + Samples.deployment().id() + "\"}",
            "{\"service\":\"backend\",\"refuse\":\"" + Samples.deployment().id() + "\"}")
        .doesNotContain("freeze");
  }

  @Test
  void asksNobodyForWhatCannotBeCopied() {
    fixture.gates(gates(Optional.of(Duration.ofHours(1))));
    Answer answer = plan.take(fixture.proven().claimed().turn());
    assertThat(answer.facts().need(Ending.class).cause().orElseThrow().code())
        .isEqualTo(CauseCode.TASK_DEFINITION_NOT_COPIED);
  }

  @Test
  void remarksOnWhatAPersonOverrode() {
    fixture.gates(gates(Optional.of(Duration.ofHours(1))));
    fixture.images.scan(PENDING);
    Asker asker = new Asker(Optional.of("ada"), Optional.of("customers wait"));
    fixture.proven().claimed(Fixture.by(Trigger.FORCED, NEW).askedBy(asker));
    Answer answer = plan.take(fixture.turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.PLANNED);
    assertThat(answer.facts().need(Intent.class).remarks())
        .hasSize(2)
        .allMatch(each -> each.endsWith("Overridden: customers wait."));
  }

  @Test
  void tellsOfAQuarantineThatForceOpened() {
    Deployment forced = Fixture.by(Trigger.FORCED, NEW);
    fixture.proven().claimed(forced);
    Cause failure = new Cause(CauseCode.ALARM, "It failed.", List.of(), "Look.");
    fixture.ledger.condemn(
        fixture.turn().facts().holding(),
        new Quarantine("backend-0", forced.image(), failure, NOON));
    assertThat(plan.take(fixture.turn()).facts().need(Intent.class).remarks())
        .singleElement()
        .asString()
        .contains("failed on backend before", "It was forced.");
  }

  private static Gates gates(Optional<Duration> approval) {
    return new Gates(
        List.of(),
        Optional.of(new Scan(Severity.HIGH, Duration.ofMinutes(5), List.of())),
        approval,
        Strictness.WARN,
        Strictness.WARN);
  }
}
