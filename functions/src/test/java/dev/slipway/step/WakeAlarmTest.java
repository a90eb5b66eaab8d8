package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Asking;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.Holding;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Question;
import dev.slipway.fake.FakeLoadBalancers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alarm goes off, and nobody waits. */
class WakeAlarmTest {
  private static final Instant PROVEN_AT = NOON.minusSeconds(100);
  private final Accepting accepting = new Accepting();
  private final Wake wake =
      new Wake(
          accepting.ledger,
          accepting.parkedTasks,
          new Observer(accepting.fleet, new FakeLoadBalancers(), accepting.alarms),
          new AlarmWatch(accepting.records, accepting.ledger, accepting.executions));

  @Test
  void hasTheSuccessTurnedBackThatIsBeingWatched() {
    Proven live = accepting.proven(NEW, 2, PROVEN_AT);
    assertThat(alarm(NOON)).isEqualTo(Outcome.RETURNING);
    assertThat(accepting.executions.started())
        .containsOnlyKeys("alarm-" + live.by() + "-" + NOON.getEpochSecond() / 60)
        .containsValue(new Alarmed("backend", "backend-5xx"));
  }

  @Test
  void heedsAnAlarmAgainThatWasGreenWhenItWasLookedAt() {
    accepting.proven(NEW, 2, PROVEN_AT);
    alarm(NOON);
    alarm(NOON);
    alarm(NOON.plusSeconds(120));
    assertThat(accepting.executions.started()).hasSize(2);
  }

  @Test
  void leavesASuccessThatIsNoLongerWatched() {
    accepting.proven(NEW, 2, PROVEN_AT);
    assertThat(alarm(PROVEN_AT.plusSeconds(601))).isEqualTo(Outcome.PARKED);
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void leavesTheAlarmToADeploymentThatIsUnderWay() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.claimed(Samples.digest('c'), NOON.minusSeconds(5));
    assertThat(alarm(NOON)).isEqualTo(Outcome.PARKED);
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void startsNothingForOtherEvents() {
    accepting.proven(NEW, 2, PROVEN_AT);
    Wake.Event calm = new Wake.Event(NOON, Optional.empty());
    assertThat(wake.take("backend", calm).answer().outcome()).isEqualTo(Outcome.PARKED);
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void leavesAQuestionToThePersonWhoIsAsked() {
    accepting.proven(NEW, 2, PROVEN_AT);
    Holding holding = accepting.claimed(Samples.digest('c'), NOON.minusSeconds(5));
    Question question = new Question(NOON.plusSeconds(60), "Deploy?", "All of it.");
    Asking asking = new Asking(holding.deployment(), question, false);
    accepting.ledger.park(holding, new Parked("token", asking), NOON);
    accepting.fleet.blind(true);
    assertThat(alarm(NOON)).isEqualTo(Outcome.PARKED);
    assertThat(accepting.parkedTasks.answers()).isEmpty();
    assertThat(accepting.executions.started()).isEmpty();
  }

  private Outcome alarm(Instant time) {
    return wake.take("backend", new Wake.Event(time, Optional.of("backend-5xx")))
        .answer()
        .outcome();
  }
}
