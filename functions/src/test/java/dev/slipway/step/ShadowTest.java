package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.step.Accepting.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Foresee;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Release;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.End;
import dev.slipway.core.Hold;
import dev.slipway.core.Mode;
import dev.slipway.core.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What requests come to on a service in shadow, which runs the old image. */
class ShadowTest {
  private final Accepting accepting = new Accepting();
  private final Sweep sweep = accepting.sweep();

  @BeforeEach
  void inShadow() {
    accepting.inShadow();
    accepting.ledger.watchedSince("backend", NOON.minusSeconds(90_000));
  }

  static List<DeploymentRequest> bringingAnImage() {
    return List.of(
        new Pushed("backend", "slipway/backend", NEW, Optional.of("v2"), PUSHED),
        new Swept("backend", NEW),
        new Newest("backend", false),
        new Newest("backend", true),
        new Named("backend", "v1", false),
        new Release("backend"));
  }

  @ParameterizedTest
  @MethodSource("bringingAnImage")
  void anImageIsPlannedAndNeverClaimed(DeploymentRequest request) {
    Answer answer = accepting.take(request);
    assertThat(answer.outcome()).isEqualTo(Outcome.PLANNING);
    assertThat(answer.facts().need(AttachedService.class).isInShadow()).isTrue();
  }

  @Test
  void whoAsksForAPlanGetsOneThatLeavesNoTrace() {
    Answer answer = accepting.take(new Foresee(new Named("backend", "v2", false)));
    assertThat(answer.outcome()).isEqualTo(Outcome.PLANNING);
    assertThat(answer.facts().need(AttachedService.class).mode()).isEqualTo(Mode.DEPLOY);
  }

  @Test
  void noPersonTakesAnImageBack() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.proven(NEW, 2, NOON.minusSeconds(60));
    assertThat(accepting.rejected(new Back("backend"))).isEqualTo(CauseCode.INVALID_REQUEST);
    assertThat(accepting.ledger.hold("backend")).isEmpty();
  }

  @Test
  void whatSlipwayAsksOfItselfIsLeftAlone() {
    accepting.proven(NEW, 2, NOON.minusSeconds(60));
    accepting.turnsRed("backend-5xx");
    List<DeploymentRequest> own =
        List.of(
            new Alarmed("backend", "backend-5xx"),
            new Drifted("backend", OLD_REVISION),
            new Recovery("backend", "execution", "FAILED"));
    assertThat(own)
        .allSatisfy(
            request -> {
              assertThat(accepting.ended(request).end()).isEqualTo(End.NOTHING_TO_DO);
              assertThat(accepting.ended(request).sentence()).contains("in shadow");
            });
  }

  @Test
  void aPushWhoseEventNeverCameIsLookedAt() {
    sweep.take("backend", NOON);
    String id = Deployment.idOf("backend", NEW, PUSHED);
    assertThat(accepting.executions.started())
        .containsExactly(Map.entry("sweep-" + id, new Swept("backend", NEW)));
  }

  @Test
  void noSweepBlamesDriftNorTurnsBackNorRecovers() {
    accepting.proven(NEW, 2, NOON.minusSeconds(60));
    accepting.turnsRed("backend-5xx");
    accepting.fleet.task(Samples.running("1", OLD_REVISION, OLD));
    sweep.take("backend", NOON);
    accepting.claimed(NEW, NOON);
    sweep.take("backend", NOON.plusSeconds(9000));
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void aHoldDoesNotHideAMissedPush() {
    accepting.ledger.hold("backend", new Hold("an audit", "execution-0", NOON));
    assertThat(sweep.take("backend", NOON).started()).isPresent();
  }
}
