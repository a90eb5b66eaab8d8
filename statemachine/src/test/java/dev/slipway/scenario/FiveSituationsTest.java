package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Postman;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Five situations that look alike in ECS, and the right verdict on each. */
class FiveSituationsTest {
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  @Test
  void whatEcsTurnsBackSilentlyIsRolledBackByEcs() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(Postman.from("aws.ecs"));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK_BY_ECS")
        .cause("backend:v2", "EXITS_AT_START")
        .climbed("backend:v2", "ECS_OWN")
        .quarantined("backend:v2")
        .notHeld("backend")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(1)
        .pages(0)
        .story("situation-native-rollback");
  }

  @Test
  void whatANewerPushReplacesIsSuperseded() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart());
    cloud.in(A_WHILE, () -> cloud.push("backend:v3")).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .notQuarantined("backend:v2")
        .notHeld("backend")
        .live("backend:v3")
        .proven("backend:v3")
        .updates(2)
        .story("situation-superseded");
  }

  @Test
  void whatAPersonStopsIsStoppedAndHeld() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_WHILE);
    cloud.console().stopDeployment("backend");
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED")
        .cause("backend:v2", "STOPPED_BY_PERSON")
        .held("backend")
        .notQuarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(1)
        .calls("ecs:StopServiceDeployment", 0)
        .story("situation-stopped-by-hand");
  }

  @Test
  void onAServiceScaledToZeroNothingIsEverStarted() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED")
        .cause("backend:v2", "SCALED_TO_ZERO")
        .notHeld("backend")
        .notQuarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .desired("backend", 0)
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(0)
        .story("situation-scaled-to-zero-before");
  }

  @Test
  void whatIsScaledToZeroDuringItsRolloutNeverStarted() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_WHILE);
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED")
        .cause("backend:v2", "SCALED_TO_ZERO")
        .notHeld("backend")
        .notQuarantined("backend:v2")
        .proven("backend:v1")
        .desired("backend", 0)
        .updates(1)
        .story("situation-scaled-to-zero-in-rollout");
  }

  @Test
  void whatIsScaledToZeroDuringItsBakeNeverStarted() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2").advanceUntilIn("AwaitBake").advance(A_WHILE);
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED")
        .cause("backend:v2", "SCALED_TO_ZERO")
        .notQuarantined("backend:v2")
        .proven("backend:v1")
        .desired("backend", 0)
        .updates(1)
        .story("situation-scaled-to-zero-in-bake");
  }

  @Test
  void raisedAgainTheServiceGetsTheImageThatNeverStarted() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilQuiet();
    cloud.console().scale("backend", 2);
    cloud.startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .desired("backend", 2)
        .updates(1)
        .story("raised-from-zero");
  }

  @Test
  void raisedAgainWithoutADeploymentWhatWasNeverProvenIsToldOf() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_WHILE);
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet();
    cloud.console().scale("backend", 2);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED")
        .tells("ends FAILED NeedsHuman: backend runs slipway-backend:3")
        .live("backend:v2")
        .proven("backend:v1")
        .updates(1)
        .pages(1)
        .story("raised-from-zero-unproven");
  }

  @Test
  void raisedAgainAndStartedAgainItIsProven() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_WHILE);
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet();
    cloud.console().scale("backend", 2);
    cloud.startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(2)
        .pages(0)
        .story("raised-from-zero-again");
  }

  @Test
  void raisedAgainAndStartedAgainABadImageIsTurnedBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2", Behaviour.neverHealthy()).advanceUntilIn("AwaitRollout");
    cloud.console().scale("backend", 0);
    cloud.advanceUntilQuiet();
    cloud.console().scale("backend", 2);
    cloud.startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEVER_STARTED", "ROLLED_BACK")
        .cause("backend:v2", "HEALTH_CHECK_FAILS")
        .live("backend:v1")
        .proven("backend:v1")
        .story("raised-from-zero-bad");
  }

  @Test
  void autoscaledUpDuringItsRolloutItSucceedsWithTheNewCount() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_WHILE);
    cloud.console().scale("backend", 4);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .desired("backend", 4)
        .updates(1)
        .story("situation-scaled-up");
  }

  @Test
  void autoscaledDownDuringItsRolloutItSucceedsWithTheNewCount() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.console().scale("backend", 4);
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_WHILE);
    cloud.console().scale("backend", 1);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .desired("backend", 1)
        .updates(1)
        .story("situation-scaled-down");
  }
}
