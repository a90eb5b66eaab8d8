package dev.slipway.core.gate;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Once;
import dev.slipway.core.Gates.Scan;
import dev.slipway.core.Gates.Severity;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.Hold;
import dev.slipway.core.Quarantine;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.State;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.gate.Circumstances.WayBack;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
  private static final Gates STRICT =
      new Gates(
          List.of(
              new Once(
                  "year end",
                  ZoneOffset.UTC,
                  LocalDateTime.of(2026, 11, 1, 0, 0),
                  LocalDateTime.of(2027, 1, 2, 8, 0))),
          Optional.of(new Scan(Severity.HIGH, Duration.ofMinutes(5), List.of())),
          Optional.of(Duration.ofHours(1)),
          Strictness.REFUSE,
          Strictness.REFUSE);

  private static final Map<String, Consumer<GateScene>> OBSTACLES =
      Map.of(
          "image", scene -> scene.profile = Optional.empty(),
          "platform", scene -> scene.platform = "linux/arm64",
          "scan", scene -> scene.scan = Optional.of(pending()),
          "quarantine", scene -> scene.quarantine = Optional.of(quarantine()),
          "freeze", scene -> {},
          "percents", scene -> scene.percents = new Percents(100, 100),
          "alarms",
              scene -> scene.red.add(new Alarm("backend-5xx", NOON, "crossed", Optional.empty())),
          "way-back", scene -> scene.wayBack = new WayBack(Optional.empty(), List.of("v1 is gone")),
          "plain-secrets", scene -> scene.environment = Map.of("DB_PASSWORD", "hunter2"),
          "settings", scene -> scene.gracePeriod = Duration.ZERO);

  private final GateScene scene = new GateScene();

  @Test
  void asksTheGatesInOrder() {
    assertThat(scene.preflight().results())
        .extracting(GateResult::gate)
        .containsExactly(
            "image",
            "platform",
            "scan",
            "quarantine",
            "hold",
            "freeze",
            "percents",
            "alarms",
            "way-back",
            "plain-secrets",
            "settings",
            "approval");
  }

  @Test
  void letsAnOrdinaryDeploymentPass() {
    Preflight preflight = scene.preflight();
    assertThat(preflight.refusal()).isEmpty();
    assertThat(preflight.waits()).isFalse();
    assertThat(preflight.asks()).isFalse();
    assertThat(preflight.remarks()).isEmpty();
  }

  @Test
  void tellsTheFirstRefusalAndShowsThemAll() {
    everyObstacle();
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.IMAGE_NOT_FOUND);
    assertThat(standings(Standing.REFUSED))
        .containsExactly(
            "image",
            "quarantine",
            "freeze",
            "percents",
            "alarms",
            "way-back",
            "plain-secrets",
            "settings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "platform", "percents"})
  void opensToNobodyWhatCannotWork(String gate) {
    obstacle(gate);
    scene.override("customers wait");
    assertThat(scene.standing(gate)).isEqualTo(Standing.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quarantine", "alarms", "way-back"})
  void opensToForceWhatTheDeployerAnswersForAlone(String gate) {
    obstacle(gate);
    assertThat(scene.standing(gate)).isEqualTo(Standing.REFUSED);
    assertThat(scene.by(Trigger.FORCED).standing(gate)).isEqualTo(Standing.OVERRIDDEN);
    assertThat(scene.at(gate).sentence()).endsWith("It was forced.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"freeze", "scan", "plain-secrets", "settings", "approval"})
  void opensToForceWithAReasonWhatGuardsOthersToo(String gate) {
    scene.gates = STRICT;
    if (OBSTACLES.containsKey(gate)) {
      obstacle(gate);
    }
    assertThat(scene.by(Trigger.FORCED).standing(gate)).isNotEqualTo(Standing.OVERRIDDEN);
    scene.override("customers wait");
    assertThat(scene.standing(gate)).isEqualTo(Standing.OVERRIDDEN);
    assertThat(scene.at(gate).sentence()).endsWith("Overridden: customers wait.");
  }

  @Test
  void remarksOnWhatWasOverridden() {
    scene.gates = STRICT;
    scene.override("customers wait");
    assertThat(scene.preflight().remarks()).allMatch(each -> each.endsWith("customers wait."));
    assertThat(scene.preflight().remarks().getFirst()).startsWith("backend is frozen until");
    assertThat(scene.preflight().asks()).isFalse();
  }

  @Test
  void neverAsksOrWaitsWhereItWouldRefuse() {
    scene.gates = STRICT;
    obstacle("scan");
    assertThat(scene.preflight().waits()).isTrue();
    assertThat(scene.preflight().asks()).isTrue();
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.FROZEN);
  }

  @Test
  void asksNothingOfARolloutThatHasBegun() {
    scene.gates = STRICT;
    everyObstacle();
    scene.begun = true;
    Preflight preflight = scene.preflight();
    assertThat(preflight.refusal()).isEmpty();
    assertThat(preflight.waits()).isFalse();
    assertThat(preflight.asks()).isFalse();
  }

  @Test
  void stopsPushesToAHeldServiceAndWarnsAPerson() {
    scene.hold = Optional.of(new Hold("an audit", "execution-0", NOON));
    assertThat(scene.by(Trigger.PUSH).standing("hold")).isEqualTo(Standing.REFUSED);
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.HELD);
    assertThat(scene.by(Trigger.MANUAL).standing("hold")).isEqualTo(Standing.WARNED);
    assertThat(scene.at("hold").sentence()).contains("an audit");
  }

  private void obstacle(String gate) {
    scene.gates =
        new Gates(
            scene.gates.freezes(),
            STRICT.scan(),
            scene.gates.approvalTime(),
            Strictness.REFUSE,
            Strictness.REFUSE);
    scene.redAlarms = RedAlarms.BLOCK;
    scene.groups.add(SettingsGateTest.group(Duration.ofSeconds(30)));
    OBSTACLES.get(gate).accept(scene);
  }

  private void everyObstacle() {
    scene.gates = STRICT;
    OBSTACLES.keySet().forEach(this::obstacle);
  }

  private List<String> standings(Standing standing) {
    return scene.preflight().results().stream()
        .filter(each -> each.standing() == standing)
        .map(GateResult::gate)
        .toList();
  }

  private static ScanReport pending() {
    return new ScanReport(State.PENDING, "IN_PROGRESS", List.of());
  }

  private static Quarantine quarantine() {
    Cause failure = new Cause(CauseCode.ALARM, "It failed.", List.of(), "Look.");
    return new Quarantine("backend-0", Samples.deployment().image(), failure, NOON);
  }
}
