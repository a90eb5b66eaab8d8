package dev.slipway.core.gate;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Freeze;
import dev.slipway.core.Gates.Once;
import dev.slipway.core.Gates.Weekly;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeGateTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T14:59:59Z, ''",
    "2026-11-27T15:00:00Z, 2026-11-28T07:00:00Z",
    "2026-11-28T06:59:59Z, 2026-11-28T07:00:00Z",
    "2026-11-28T07:00:00Z, ''",
    "2026-11-29T03:00:00Z, ''"
  })
  void isOnFromItsHourOnThatDayToItsHourOnTheNext(String at, String until) {
    assertThat(until(at, weekly(Set.of(FRIDAY), "16:00", "08:00"))).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:59:59Z, ''",
    "2026-11-23T11:00:00Z, 2026-11-23T12:30:00Z",
    "2026-11-23T12:30:00Z, ''",
    "2026-11-24T11:00:00Z, ''"
  })
  void isOverOnTheSameDayWhenItsEndIsLater(String at, String until) {
    assertThat(until(at, weekly(Set.of(MONDAY), "12:00", "13:30"))).isEqualTo(until);
  }

  @Test
  void lastsAllDayWhenItEndsAtTheHourItBegins() {
    assertThat(until("2026-11-29T12:00:00Z", weekly(Set.of(SUNDAY), "00:00", "00:00")))
        .isEqualTo("2026-11-29T23:00:00Z");
  }

  @Test
  void tellsFreezesThatFollowOneAnotherAsOne() {
    Freeze evening = weekly(Set.of(FRIDAY), "16:00", "00:00");
    Freeze weekend = weekly(EnumSet.of(SATURDAY, SUNDAY), "00:00", "00:00");
    Freeze morning = weekly(Set.of(MONDAY), "00:00", "08:00");
    assertThat(until("2026-11-27T20:00:00Z", evening, weekend, morning))
        .isEqualTo("2026-11-30T07:00:00Z");
  }

  @Test
  void endsSomeTimeForPeopleWhoFreezeEverything() {
    Freeze always = weekly(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00");
    assertThat(until("2026-11-27T20:00:00Z", always)).startsWith("2027-01");
  }

  /** On 2026-03-29 the clock in Berlin goes from 02:00 to 03:00, on 2026-10-25 back from 03:00. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T00:59:00Z, 2026-03-29T01:30:00Z",
    "2026-03-29T01:29:00Z, 2026-03-29T01:30:00Z",
    "2026-03-29T01:30:00Z, ''",
    "2026-10-25T00:29:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25T01:29:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25T01:30:00Z, ''"
  })
  void goesByTheClockOnTheWallWhereItIsMoved(String at, String until) {
    assertThat(until(at, weekly(Set.of(SUNDAY), "01:00", "02:30"))).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-19T22:59:59Z, ''",
    "2026-12-19T23:00:00Z, 2027-01-02T07:00:00Z",
    "2027-01-02T07:00:00Z, ''"
  })
  void isOnOnce(String at, String until) {
    Freeze once =
        new Once(
            "year end",
            BERLIN,
            LocalDateTime.parse("2026-12-20T00:00"),
            LocalDateTime.parse("2027-01-02T08:00"));
    assertThat(until(at, once)).isEqualTo(until);
  }

  @Test
  void saysUntilWhenAndHowToGoOnAllTheSame() {
    GateScene scene = new GateScene();
    scene.gates = gates(weekly(Set.of(MONDAY), "12:00", "15:00"));
    assertThat(scene.standing("freeze")).isEqualTo(Standing.REFUSED);
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.FROZEN);
    assertThat(scene.refusal().sentence())
        .isEqualTo("backend is frozen until Monday 2026-11-23 15:00 Europe/Berlin (freeze).");
    assertThat(scene.refusal().nextStep()).contains("\"force\":true and a \"reason\"");
  }

  @Test
  void passesOutsideOfIt() {
    GateScene scene = new GateScene();
    scene.gates = gates(weekly(Set.of(SUNDAY), "12:00", "15:00"));
    assertThat(scene.standing("freeze")).isEqualTo(Standing.PASSED);
  }

  private static Gates gates(Freeze freeze) {
    Gates defaults = Gates.DEFAULTS;
    return new Gates(
        List.of(freeze),
        Optional.empty(),
        Optional.empty(),
        defaults.plainSecrets(),
        defaults.riskySettings());
  }

  private static Freeze weekly(Set<DayOfWeek> days, String from, String to) {
    return new Weekly("freeze", BERLIN, days, LocalTime.parse(from), LocalTime.parse(to));
  }

  private static String until(String at, Freeze... freezes) {
    return new FreezeCalendar(List.of(freezes))
        .at(Instant.parse(at))
        .map(frozen -> frozen.until().toInstant().toString())
        .orElse("");
  }
}
