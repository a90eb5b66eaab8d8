package dev.slipway.core.gate;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Accepted;
import dev.slipway.core.Gates.Scan;
import dev.slipway.core.Gates.Severity;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.Finding;
import dev.slipway.core.evidence.ScanReport.State;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanGateTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private final GateScene scene = new GateScene();

  @Test
  void asksNothingWhereNoScanIsAskedFor() {
    scene.scan = Optional.of(report(State.COMPLETE, finding("CVE-1", "CRITICAL")));
    assertThat(scene.standing("scan")).isEqualTo(Standing.SKIPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, REFUSED",
    "HIGH, REFUSED",
    "MEDIUM, PASSED",
    "INFORMATIONAL, PASSED",
    "UNDEFINED, PASSED"
  })
  void refusesFindingsFromItsSeverityOn(String severity, Standing standing) {
    asks();
    scene.scan = Optional.of(report(State.COMPLETE, finding("CVE-1", severity)));
    assertThat(scene.standing("scan")).isEqualTo(standing);
  }

  @Test
  void tellsTheWorstFindingAndHowManyMoreThereAre() {
    asks();
    scene.scan =
        Optional.of(report(State.COMPLETE, finding("CVE-1", "HIGH"), finding("CVE-2", "CRITICAL")));
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.SCAN_FINDINGS);
    assertThat(scene.refusal().sentence())
        .isEqualTo("The scan of v2 found CVE-2 (CRITICAL), and 1 more.");
    assertThat(scene.refusal().evidence()).containsExactly("CVE-2 (CRITICAL)", "CVE-1 (HIGH)");
  }

  @Test
  void keepsTheEvidenceOfManyFindingsShort() {
    asks();
    Finding[] many = new Finding[500];
    Arrays.setAll(many, each -> finding("CVE-" + each, "HIGH"));
    scene.scan = Optional.of(report(State.COMPLETE, many));
    assertThat(scene.refusal().sentence()).endsWith("and 499 more.");
    assertThat(scene.refusal().evidence()).hasSize(20);
  }

  @Test
  void acceptsAFindingToTheLastDayOfItsExceptionAndSaysSo() {
    asks(new Accepted("CVE-1", TODAY, "not reachable"));
    scene.scan = Optional.of(report(State.COMPLETE, finding("CVE-1", "CRITICAL")));
    assertThat(scene.at("scan").sentence()).contains("CVE-1", "2026-11-23: not reachable");
    assertThat(scene.standing("scan")).isEqualTo(Standing.WARNED);
  }

  @Test
  void saysOfAnOverriddenWaitThatNobodyWaits() {
    asks();
    scene.scan = Optional.of(report(State.PENDING));
    assertThat(scene.at("scan").sentence()).contains("It is waited for until");
    scene.override("customers wait");
    assertThat(scene.by(Trigger.FORCED).at("scan").sentence())
        .isEqualTo("The scan of v2 is not complete. Overridden: customers wait.");
  }

  @Test
  void saysThatAnExceptionHasExpired() {
    asks(new Accepted("CVE-1", TODAY.minusDays(1), "not reachable"));
    scene.scan = Optional.of(report(State.COMPLETE, finding("CVE-1", "CRITICAL")));
    assertThat(scene.refusal().sentence())
        .isEqualTo("The scan of v2 found CVE-1 (CRITICAL; its exception expired on 2026-11-22).");
  }

  @Test
  void goesByTheLongestExceptionOfAFinding() {
    asks(
        new Accepted("CVE-1", TODAY.minusDays(1), "not reachable"),
        new Accepted("CVE-1", TODAY.plusDays(30), "still not"));
    scene.scan = Optional.of(report(State.COMPLETE, finding("CVE-1", "CRITICAL")));
    assertThat(scene.standing("scan")).isEqualTo(Standing.WARNED);
  }

  @Test
  void waitsForAScanThatIsUnderWayAndThenRefuses() {
    asks();
    scene.scan = Optional.of(report(State.PENDING));
    scene.now = NOON.plusSeconds(299);
    assertThat(scene.preflight().waits()).isTrue();
    assertThat(scene.preflight().refusal()).isEmpty();
    scene.now = NOON.plusSeconds(300);
    assertThat(scene.preflight().waits()).isFalse();
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.SCAN_MISSING);
    assertThat(scene.refusal().sentence()).contains("not complete by 2026-11-23T12:05:00Z");
  }

  @Test
  void doesNotWaitForAScanThatFailed() {
    asks();
    scene.scan = Optional.of(new ScanReport(State.FAILED, "UNSUPPORTED_IMAGE", List.of()));
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.SCAN_MISSING);
    assertThat(scene.refusal().evidence()).containsExactly("UNSUPPORTED_IMAGE");
  }

  private void asks(Accepted... exceptions) {
    scene.gates =
        new Gates(
            List.of(),
            Optional.of(new Scan(Severity.HIGH, Duration.ofMinutes(5), List.of(exceptions))),
            Optional.empty(),
            Strictness.WARN,
            Strictness.WARN);
  }

  private static Finding finding(String id, String severity) {
    return new Finding(id, severity);
  }

  private static ScanReport report(State state, Finding... findings) {
    return new ScanReport(state, "", List.of(findings));
  }
}
