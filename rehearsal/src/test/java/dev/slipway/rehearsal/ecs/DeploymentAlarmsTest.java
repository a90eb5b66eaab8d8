package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOPPED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.SUCCESSFUL;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;

class DeploymentAlarmsTest {

  private static final String ALARM = "too-many-errors";

  private final ShiftScene scene = new ShiftScene();

  @Test
  void aRedAlarmTurnsARollingUpdateBack() {
    scene.settled(deployment -> watching(deployment.strategy("ROLLING")));
    String before = scene.ecs.describe().taskDefinition();
    String deployment = scene.ecs.deploy("v2");
    scene.ecs.pass(Duration.ofSeconds(40));
    scene.ecs.alarms.add(ALARM);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    ServiceDeploymentAlarms alarms = scene.ecs.deployment(deployment).alarms();
    assertThat(alarms.status()).isEqualTo(ServiceDeploymentRollbackMonitorsStatus.TRIGGERED);
    assertThat(alarms.triggeredAlarmNames()).containsExactly(ALARM);
    assertThat(scene.ecs.messages())
        .contains("(service backend) (deployment ecs-svc/N) deployment failed: alarm detected.");
    assertThat(scene.ecs.describe().taskDefinition()).isEqualTo(before);
  }

  @Test
  void aRollingUpdateBakesWhenItsTasksServeAlone() {
    scene.settled(deployment -> watching(deployment.strategy("ROLLING").bakeTimeInMinutes(10)));
    String deployment = scene.ecs.deploy("v2");
    scene.ecs.until(
        () ->
            scene.ecs.stopped().stream().allMatch(task -> task.stoppedAt() != null)
                && scene.ecs.stopped().size() == 2);
    scene.ecs.pass(Duration.ofMinutes(9));
    assertThat(scene.ecs.deployment(deployment).status()).isEqualTo(IN_PROGRESS);
    scene.ecs.alarms.add(ALARM);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.ecs.running()).hasSize(2);
  }

  @Test
  void anAlarmThatIsRedAlreadyIsIgnoredForTheWholeDeployment() {
    scene.settled(deployment -> watching(deployment.strategy("ROLLING")));
    scene.ecs.alarms.add(ALARM);
    String deployment = scene.ecs.deploy("v2");
    scene.await(deployment, SUCCESSFUL);
    assertThat(scene.ecs.deployment(deployment).alarms().status())
        .isEqualTo(ServiceDeploymentRollbackMonitorsStatus.DISABLED);
  }

  @Test
  void withoutRollbackTheDeploymentOnlyStops() {
    scene.settled(
        deployment ->
            deployment
                .strategy("ROLLING")
                .alarms(it -> it.alarmNames(ALARM).enable(true).rollback(false)));
    String deployment = scene.ecs.deploy("v2");
    scene.ecs.pass(Duration.ofSeconds(40));
    scene.ecs.alarms.add(ALARM);
    scene.await(deployment, STOPPED);
    assertThat(scene.ecs.deployment(deployment).rollback()).isNull();
  }

  @Test
  void aRedAlarmWhileBlueBakesBringsTheTrafficBack() {
    scene.settled(deployment -> watching(deployment.strategy("BLUE_GREEN")));
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.BAKE_TIME);
    scene.ecs.alarms.add(ALARM);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(scene.ecs.deployment(deployment).statusReason()).contains(ALARM);
  }

  private static DeploymentConfiguration.Builder watching(DeploymentConfiguration.Builder of) {
    return of.alarms(it -> it.alarmNames(ALARM).enable(true).rollback(true));
  }
}
