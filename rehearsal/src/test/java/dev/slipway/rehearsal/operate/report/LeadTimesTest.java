package dev.slipway.rehearsal.operate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.report.LeadTimes.LeadTime;
import dev.slipway.rehearsal.operate.report.LeadTimes.Since;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTimesTest {

  private static final String TEN = "2026-11-20T10:00:00Z";
  private static final Instant PROVEN = Instant.parse(TEN).plusSeconds(320);

  @Test
  void countsFromTheBuildWhereTheImageTellsIt() {
    assertThat(of(good(Told.of("v1", TEN).built(Duration.ofMinutes(10)))))
        .containsExactly(new LeadTime(Since.BUILD, PROVEN, Duration.ofSeconds(920)));
  }

  @Test
  void countsFromThePushWhereTheImageSaysNothing() {
    assertThat(of(Told.good("v1", TEN)))
        .containsExactly(new LeadTime(Since.PUSH, PROVEN, Duration.ofSeconds(320)));
  }

  @Test
  void doesNotBelieveAnImageFromTheFuture() {
    assertThat(of(good(Told.of("v1", TEN).built(Duration.ofDays(-1)))))
        .extracting(LeadTime::since)
        .containsExactly(Since.PUSH);
  }

  @Test
  void doesNotBelieveAnImageFromTheBeginningOfTime() {
    Duration sinceTheEpoch = Duration.between(Instant.EPOCH, Instant.parse(TEN));

    assertThat(of(good(Told.of("v1", TEN).built(sinceTheEpoch))))
        .extracting(LeadTime::since)
        .containsExactly(Since.PUSH);
  }

  @Test
  void knowsNoPushOfWhatAPersonAskedFor() {
    assertThat(of(good(Told.of("v1", TEN).trigger("MANUAL")))).isEmpty();
    assertThat(of(good(Told.of("v1", TEN).trigger("MANUAL").built(Duration.ZERO)))).hasSize(1);
  }

  @Test
  void countsAnImageOnce() {
    assertThat(of(Told.good("v1", TEN), Told.good("v1", "2026-11-20T12:00:00Z")))
        .extracting(LeadTime::proven)
        .containsExactly(PROVEN);
  }

  @Test
  void countsNoImageThatFailed() {
    assertThat(of(Told.bad("v1", TEN))).isEmpty();
  }

  private static Attempt good(Told told) {
    return told.entered("Update", 20).settled(320, "SUCCEEDED");
  }

  private static List<LeadTime> of(Attempt... attempts) {
    return LeadTimes.of(Changes.of(List.of(attempts)));
  }
}
