package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service runs the old revision. */
class WatchfulnessTest {
  private final Accepting accepting = new Accepting();

  @BeforeEach
  void runTheOldImage() {
    accepting.fleet.task(Samples.running("1", OLD_REVISION, OLD));
  }

  @Test
  void callsAPersonWhenSomethingElseRuns() {
    accepting.proven(NEW, 2, NOON.minusSeconds(100));
    Ending ending = look();
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
    assertThat(ending.sentence()).contains("backend:1").contains("backend:2").contains("v2");
  }

  @Test
  void tellsWhatChangedTheServiceAndWhenAndWhereItIsToldWhoDidIt() {
    accepting.proven(NEW, 2, NOON.minusSeconds(100));
    String change =
        accepting.fleet.service(Samples.service().place()).currentDeployment().orElseThrow();

    Cause cause = look().cause().orElseThrow();

    assertThat(cause.evidence())
        .contains("brought by: " + change + ", begun " + NOON.minusSeconds(3600));
    assertThat(cause.nextStep())
        .contains("AttributeKey=EventName,AttributeValue=UpdateService")
        .contains("--start-time " + NOON.minusSeconds(3900))
        .contains("--end-time " + NOON.minusSeconds(3300));
  }

  @Test
  void findsNothingWhenWhatWasProvenRuns() {
    accepting.proven(OLD, 1, NOON.minusSeconds(100));
    assertThat(look().end()).isEqualTo(End.NOTHING_TO_DO);
  }

  @Test
  void findsNothingWhileADeploymentIsUnderWay() {
    accepting.proven(NEW, 2, NOON.minusSeconds(100));
    accepting.claimed(Samples.digest('c'), NOON.minusSeconds(5));
    assertThat(look().end()).isEqualTo(End.NOTHING_TO_DO);
  }

  @Test
  void findsNothingWhileTheServiceIsChanging() {
    accepting.proven(NEW, 2, NOON.minusSeconds(100));
    accepting.fleet.unsteady();
    assertThat(look().end()).isEqualTo(End.NOTHING_TO_DO);
  }

  @Test
  void findsNothingWhereNothingWasProven() {
    assertThat(look().end()).isEqualTo(End.NOTHING_TO_DO);
  }

  private Ending look() {
    return accepting.ended(new Drifted("backend", OLD_REVISION));
  }
}
