package dev.slipway.rehearsal.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.events.Disturbances.Disturbance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbancesTest {

  private static final String PUSH = "{\"source\":\"aws.ecr\"}";
  private static final String TASK = "{\"source\":\"aws.ecs\"}";
  private static final List<Duration> AT_ONCE = List.of(Duration.ZERO);

  private final Disturbances disturbances = new Disturbances();

  @Test
  void losesWhatItMeetsUntilItEnds() {
    try (Calm end = losingPushes()) {
      assertThat(end).isNotNull();
      assertThat(disturbances.arrivals("rule", PUSH)).isEmpty();
      assertThat(disturbances.arrivals("rule", TASK)).isEqualTo(AT_ONCE);
    }
    assertThat(disturbances.arrivals("rule", PUSH)).isEqualTo(AT_ONCE);
  }

  @Test
  void theNewestThatFitsCounts() {
    List<Duration> twice = List.of(Duration.ZERO, Duration.ofSeconds(3));
    Calm lost = losingPushes();
    Calm repeated = disturbances.begin(new Disturbance(event -> true, twice));
    assertThat(disturbances.arrivals("rule", PUSH)).isEqualTo(twice);
    repeated.close();
    assertThat(disturbances.arrivals("rule", PUSH)).isEmpty();
    lost.close();
  }

  private Calm losingPushes() {
    return disturbances.begin(
        Disturbance.losing(event -> event.path("source").asText().equals("aws.ecr")));
  }
}
