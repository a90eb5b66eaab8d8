package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.step.Accepting.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Proven;
import dev.slipway.port.Ledger.Consequence;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The new image was pushed five minutes ago, and the service runs the old one. */
class SweepTest {
  private static final String ID = Deployment.idOf("backend", NEW, PUSHED);
  private final Accepting accepting = new Accepting();
  private final Sweep sweep = accepting.sweep();

  @BeforeEach
  void watchTheService() {
    accepting.ledger.watchedSince("backend", NOON.minusSeconds(9000));
    accepting.fleet.task(Samples.running("1", OLD_REVISION, OLD));
  }

  @Test
  void deploysAPushWhoseEventNeverCame() {
    sweep(NOON);
    assertThat(accepting.executions.started())
        .containsExactly(Map.entry("sweep-" + ID, new Swept("backend", NEW)));
  }

  @Test
  void tellsWhatItStarted() {
    assertThat(sweep.take("backend", NOON).started()).contains("sweep-" + ID);
    assertThat(sweep.take("unknown", NOON).started()).isEmpty();
  }

  @Test
  void givesTheEventAMinuteToCome() {
    assertThat(sweep(PUSHED.plusSeconds(59))).contains("just now");
    assertThat(sweep(PUSHED.plusSeconds(60))).startsWith("Started");
  }

  @Test
  void leavesWhatWasThereBeforeItBeganToWatch() {
    Accepting fresh = new Accepting();
    Sweep first = fresh.sweep();
    assertThat(first.take("backend", NOON).sentence()).contains("before Slipway");
    assertThat(first.take("backend", NOON.plusSeconds(3600)).sentence()).contains("before Slipway");
  }

  @Test
  void leavesAnImageThatANewerRequestPassedOver() {
    accepting.settle(accepting.claimed(OLD, PUSHED), NOON, Consequence.none());
    assertThat(sweep(NOON)).contains("Nothing was pushed since");
  }

  @Test
  void leavesAnImageThatIsProven() {
    accepting.proven(NEW, 1, PUSHED.minusSeconds(500));
    assertThat(sweep(NOON)).startsWith("Started drift");
    assertThat(accepting.executions.started()).doesNotContainKey("sweep-" + ID);
  }

  @Test
  void leavesAnImageThatWasTriedAlready() {
    Attempt refused =
        new Attempt(
            Accepting.deployment(NEW, PUSHED),
            Ending.nothingToDo("refused"),
            NOON,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    accepting.ledger.record(refused);
    assertThat(sweep(NOON)).contains("already");
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void leavesAServiceThatIsHeld() {
    accepting.ledger.hold("backend", new Hold("fair", "person", NOON));
    assertThat(sweep(NOON)).contains("held");
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void triesAPushAgainWhoseExecutionCameToNothing() {
    sweep(NOON);
    accepting.executions.end();
    sweep(NOON.plusSeconds(60));
    sweep(NOON.plusSeconds(120));
    assertThat(accepting.executions.started()).hasSize(1);
    accepting.executions.end();
    sweep(NOON.plusSeconds(180));
    assertThat(accepting.executions.started()).isEmpty();
    sweep(NOON.plusSeconds(900));
    assertThat(accepting.executions.started()).hasSize(1).containsValue(new Swept("backend", NEW));
  }

  @Test
  void startsNothingWhileItCannotSee() {
    accepting.images.throttle();
    assertThatThrownBy(() -> sweep(NOON)).isInstanceOf(RetryableFault.class);
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void tellsOnceThatSomethingElseRuns() {
    accepting.proven(NEW, 2, NOON.minusSeconds(100));
    sweep(NOON);
    sweep(NOON.plusSeconds(60));
    assertThat(accepting.executions.started())
        .containsExactly(
            Map.entry(
                "drift-backend-backend_1-deployment-1", new Drifted("backend", OLD_REVISION)));
    accepting.executions.end();
    sweep(NOON.plusSeconds(3600));
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void restsWhileWhatWasProvenRuns() {
    accepting.proven(OLD, 1, NOON.minusSeconds(100));
    assertThat(sweep(NOON)).contains("Nothing was pushed since");
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void turnsASuccessBackWhoseAlarmNobodyHeard() {
    Proven live = accepting.proven(OLD, 1, NOON.minusSeconds(1));
    accepting.turnsRed("backend-5xx");
    sweep(NOON.plusSeconds(60));
    assertThat(accepting.executions.started())
        .containsExactly(
            Map.entry(
                "alarm-" + live.by() + "-" + NOON.getEpochSecond() / 60,
                new Alarmed("backend", "backend-5xx")));
  }

  @Test
  void leavesAnAlarmThatTheBakeHadHeard() {
    accepting.turnsRed("backend-5xx");
    accepting.proven(OLD, 1, NOON.plusSeconds(30));
    sweep(NOON.plusSeconds(60));
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void leavesAnAlarmOnceTheWatchIsOver() {
    accepting.proven(OLD, 1, NOON.minusSeconds(1));
    accepting.turnsRed("backend-5xx");
    sweep(NOON.plusSeconds(600));
    assertThat(accepting.executions.started()).isEmpty();
  }

  private String sweep(Instant now) {
    return sweep.take("backend", now).sentence();
  }
}
