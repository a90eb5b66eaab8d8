package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.infra.Freeze.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  static final Gates ALL =
      Gates.DEFAULTS
          .withFreeze(
              Freeze.weekly(
                  "weekend",
                  BERLIN,
                  EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.FRIDAY),
                  Hours.between("16:00", "08:00")))
          .withFreeze(
              Freeze.once(
                  "year end",
                  BERLIN,
                  LocalDateTime.parse("2026-12-20T00:00"),
                  LocalDateTime.parse("2027-01-02T08:00")))
          .withScan(
              ScanGate.from(Severity.HIGH)
                  .withPatience(Duration.ofMinutes(2))
                  .accepting("CVE-2026-1", LocalDate.parse("2027-01-01"), "not reachable"))
          .withApproval(Duration.ofHours(1))
          .withPlainSecrets(Strictness.REFUSE)
          .withRiskySettings(Strictness.IGNORE);

  @Test
  void theRecordSaysOnlyWhatIsAsked() {
    assertThat(Gates.DEFAULTS.fields())
        .isEqualTo(Map.of("plainSecrets", "WARN", "riskySettings", "WARN"));
  }

  @Test
  void theRecordNamesFreezesAsTheFunctionsReadThem() {
    assertThat(ALL.fields().get("freezes"))
        .isEqualTo(
            List.of(
                Map.of(
                    "name", "weekend",
                    "zone", "Europe/Berlin",
                    "days", List.of("FRIDAY", "SATURDAY"),
                    "from", "16:00",
                    "to", "08:00"),
                Map.of(
                    "name", "year end",
                    "zone", "Europe/Berlin",
                    "start", "2026-12-20T00:00",
                    "end", "2027-01-02T08:00")));
  }

  @Test
  void refusesAQuestionThatOutlastsTheStateMachine() {
    assertThatThrownBy(() -> Gates.DEFAULTS.withApproval(Duration.ofHours(12)))
        .hasMessage("approvalTime is 43200 s: allowed are 60 s to 39600 s; change it");
  }

  @Test
  void refusesAFreezeWithoutEnd() {
    assertThatThrownBy(
            () -> Freeze.weekly("always", BERLIN, EnumSet.allOf(DayOfWeek.class), Hours.ALL))
        .hasMessageContaining("never ends", "hold the service instead");
  }

  @Test
  void refusesAFreezeOnNoDay() {
    assertThatThrownBy(() -> Freeze.weekly("never", BERLIN, Set.of(), Hours.ALL))
        .hasMessage("days of freeze \"never\" is empty: name at least one day");
  }

  @Test
  void refusesAFreezeThatEndsBeforeItBegins() {
    LocalDateTime start = LocalDateTime.parse("2026-12-20T00:00");
    assertThatThrownBy(() -> Freeze.once("year end", BERLIN, start, start))
        .hasMessage(
            "freeze \"year end\" ends at 2026-12-20T00:00: it must end after its start at"
                + " 2026-12-20T00:00");
  }

  @Test
  void refusesAnExceptionThatDoesNotSayWhy() {
    assertThatThrownBy(() -> ScanGate.from(Severity.LOW).accepting("CVE-1", LocalDate.EPOCH, ""))
        .hasMessageStartingWith("reason of CVE-1 is \"\"");
  }

  @Test
  void refusesToWaitLongForAScan() {
    assertThatThrownBy(() -> ScanGate.from(Severity.LOW).withPatience(Duration.ofMinutes(61)))
        .hasMessage("patience is 3660 s: allowed are 0 s to 3600 s; change it");
  }
}
