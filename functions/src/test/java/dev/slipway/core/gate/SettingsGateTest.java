package dev.slipway.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetGroup.Balancer;
import dev.slipway.core.evidence.TargetGroup.HealthCheck;
import dev.slipway.core.evidence.TargetGroup.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsGateTest {
  private final GateScene scene = new GateScene();

  static TargetGroup group(Duration delay) {
    Pace pace = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), 2, 2);
    return new TargetGroup(
        GateScene.GROUP,
        new HealthCheck("HTTP", "traffic-port", "/health", "200", pace),
        delay,
        List.of(new Balancer("balancer", List.of(), Optional.of(Duration.ofSeconds(60)))));
  }

  @ParameterizedTest
  @CsvSource({
    "35, 30, PASSED",
    "30, 30, PASSED",
    "29, 30, WARNED",
    "119, 200, WARNED",
    "120, 200, PASSED"
  })
  void wantsTheStopToLastAsLongAsTheDrain(long stop, long drain, Standing standing) {
    scene.stopTimeout = Optional.of(Duration.ofSeconds(stop));
    scene.groups.add(group(Duration.ofSeconds(drain)));
    assertThat(scene.standing("settings")).isEqualTo(standing);
  }

  @Test
  void takesThirtySecondsForAStopThatIsNotSet() {
    scene.stopTimeout = Optional.empty();
    scene.groups.add(group(Duration.ofSeconds(45)));
    assertThat(scene.at("settings").sentence())
        .contains("Container backend is killed 30 s after", "target group backend", "for 45 s");
  }

  @Test
  void tellsThatTheUsualDelayCostsTime() {
    scene.stopTimeout = Optional.of(Duration.ofSeconds(120));
    scene.groups.add(group(Duration.ofSeconds(300)));
    assertThat(scene.at("settings").sentence())
        .isEqualTo("Each task that leaves target group backend takes 5 min for it.");
  }

  @Test
  void wantsAGracePeriodWhereTheHealthCheckIsQuick() {
    scene.gracePeriod = Duration.ZERO;
    scene.groups.add(group(Duration.ofSeconds(30)));
    assertThat(scene.at("settings").sentence())
        .contains("no health check grace period", "longer than 20 s");
  }

  @ParameterizedTest
  @CsvSource({"5, WARNED", "60, WARNED", "61, PASSED", "soon, PASSED"})
  void wantsConnectionsToOutliveTheLoadBalancersPatience(String keepAlive, Standing standing) {
    scene.profile =
        Optional.of(
            new ImageProfile(
                List.of("linux/amd64"), Map.of("dev.slipway.keep-alive-seconds", keepAlive)));
    scene.groups.add(group(Duration.ofSeconds(30)));
    assertThat(scene.standing("settings")).isEqualTo(standing);
  }

  @Test
  void refusesWhereToldSoAndSaysWhatToSet() {
    strictness(Strictness.REFUSE);
    scene.gracePeriod = Duration.ZERO;
    scene.stopTimeout = Optional.of(Duration.ofSeconds(2));
    scene.groups.add(group(Duration.ofSeconds(30)));
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.RISKY_SETTINGS);
    assertThat(scene.refusal().evidence()).hasSize(2);
    assertThat(scene.refusal().nextStep())
        .contains("stopTimeout to at least 30 s", "healthCheckGracePeriodSeconds");
  }

  @Test
  void looksAtNothingWhereToldSo() {
    strictness(Strictness.IGNORE);
    scene.gracePeriod = Duration.ZERO;
    scene.groups.add(group(Duration.ofSeconds(30)));
    assertThat(scene.standing("settings")).isEqualTo(Standing.SKIPPED);
  }

  private void strictness(Strictness strictness) {
    scene.gates =
        new Gates(List.of(), Optional.empty(), Optional.empty(), Strictness.WARN, strictness);
  }
}
