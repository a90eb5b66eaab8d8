package dev.slipway.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.traffic.Outcome.Answered;
import dev.slipway.rehearsal.traffic.Outcome.Broken;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Counter counter = new Counter();

  @Test
  void countsEveryEndOnceAndOnlyTwoHundredsAsServed() {
    answered(200, 3);
    answered(204, 1);
    answered(302, 1);
    answered(502, 2);
    broken(Break.NO_ANSWER, 1);

    Tally tally = counter.tally(Duration.ofSeconds(1));

    assertThat(tally.requests()).isEqualTo(8);
    assertThat(tally.served()).isEqualTo(4);
    assertThat(tally.failed()).isEqualTo(4);
    assertThat(tally.outcomes().failures())
        .hasToString("HTTP 302: 1, HTTP 502: 2, closed without an answer: 1");
  }

  @Test
  void givesTheStretchBetweenTwoTallies() {
    answered(200, 3);
    broken(Break.TIMED_OUT, 2);
    Tally earlier = counter.tally(Duration.ofSeconds(1));
    answered(200, 4);
    answered(503, 1);

    Tally stretch = counter.tally(Duration.ofSeconds(3)).minus(earlier);

    assertThat(stretch.time()).isEqualTo(Duration.ofSeconds(2));
    assertThat(stretch.outcomes().byStatus()).hasToString("200: 4, 503: 1");
    assertThat(stretch.outcomes().broken().each()).isEmpty();
    assertThat(stretch.answeredBy().frontends().of("v1 frontend:1")).isEqualTo(5);
    assertThat(stretch.latencies().buckets().total()).isEqualTo(5);
  }

  @Test
  void aTallyDoesNotChangeWhenCountingGoesOn() {
    Tally before = counter.tally(Duration.ofSeconds(1));
    answered(200, 1);

    assertThat(before.requests()).isZero();
  }

  @Test
  void tellsAPersonInOneLine() {
    answered(200, 99);
    counter.count(
        new Answered(200, Optional.of("v1 frontend:1"), Optional.of("v2 backend:4")),
        Duration.ofMillis(40));
    broken(Break.CUT_SHORT, 1);

    assertThat(counter.tally(Duration.ofMillis(500)))
        .hasToString(
            "100 served, 1 failed (answer cut short: 1), 202/s over 0.5 s, p50 2.0 ms, p99 41 ms;"
                + " frontend v1 frontend:1: 100; backend v2 backend:4: 1");
  }

  @Test
  void tellsOfNoRequestsToo() {
    assertThat(counter.tally(Duration.ZERO))
        .hasToString("0 served, 0 failed, 0/s over 0.0 s, p50 0.0 ms, p99 0.0 ms");
  }

  private void answered(int status, int times) {
    for (int i = 0; i < times; i++) {
      counter.count(
          new Answered(status, Optional.of("v1 frontend:1"), Optional.empty()),
          Duration.ofMillis(2));
    }
  }

  private void broken(Break kind, int times) {
    for (int i = 0; i < times; i++) {
      counter.count(new Broken(kind), Duration.ofSeconds(10));
    }
  }
}
