package dev.slipway.rehearsal.ecs;

import static dev.slipway.rehearsal.ecs.EcsScene.CLUSTER;
import static dev.slipway.rehearsal.ecs.EcsScene.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/** Deployments that a person stops, or puts another one in the place of. */
class StoppedDeploymentTest {

  private final EcsScene scene = new EcsScene();

  @Test
  void tellsAnAskedRollbackFromOneOfTheBreaker() {
    scene.settled("v1");
    String before = scene.describe().currentServiceRevisions().getFirst().arn();
    String deployment = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    stop(deployment);
    await(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    ServiceDeployment ended = scene.deployment(deployment);
    assertThat(ended.statusReason())
        .isEqualTo("The service deployment was rolled back on request.");
    assertThat(ended.rollback().serviceRevisionArn()).isEqualTo(before);
    assertThat(ended.sourceServiceRevisions())
        .extracting(ServiceRevisionSummary::arn)
        .containsExactly(before);
    assertThat(ended.deploymentCircuitBreaker().status())
        .isEqualTo(ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE);
    assertThat(scene.events("ECS Deployment State Change").map(event -> event.detail().toString()))
        .noneMatch(detail -> detail.contains("circuit breaker"));
  }

  @Test
  void theBreakersRollbackSaysSo() {
    scene.behaves("bad", Script.ending(Duration.ofMillis(500), 1));
    scene.settled("v1");
    String deployment = scene.deploy("bad");
    await(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(scene.deployment(deployment).statusReason())
        .isEqualTo(
            "Service deployment rolled back because the circuit breaker threshold was exceeded.");
  }

  @Test
  void askingTwiceChangesNothing() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    stop(deployment);
    stop(deployment);
    await(deployment, ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS);
    stop(deployment);
    await(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThatThrownBy(() -> stop(deployment)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> stop(deployment + "x"))
        .isInstanceOf(ServiceDeploymentNotFoundException.class);
  }

  @Test
  void withNothingToGoBackToItJustStops() {
    scene.behaves("v1", Script.NEVER_HEALTHY);
    scene.ecs.createService(EcsScene.serviceOf(scene.register("v1"), 2).build());
    String deployment = scene.describe().currentServiceDeployment();
    scene.pass(Duration.ofSeconds(40));
    stop(deployment);
    await(deployment, ServiceDeploymentStatus.STOPPED);
    assertThat(scene.deployment(deployment).rollback()).isNull();
  }

  @Test
  void aNewerUpdateStopsTheOneThatRunsAndBothRevisionsAreItsSources() {
    scene.settled("v1");
    String ours = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    String foreign = scene.deploy("v3");
    assertThat(scene.deployment(ours).status()).isEqualTo(ServiceDeploymentStatus.STOP_REQUESTED);
    await(foreign, ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(scene.deployment(ours).status()).isEqualTo(ServiceDeploymentStatus.STOPPED);
    assertThat(scene.deployment(foreign).sourceServiceRevisions()).hasSize(2);
    assertThat(scene.describe().currentServiceDeployment()).isEqualTo(foreign);
  }

  @Test
  void aNewerUpdateEndsARollbackThatWasOnlyAskedFor() {
    scene.settled("v1");
    String ours = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    stop(ours);
    scene.deploy("v3");
    assertThat(scene.deployment(ours).status()).isEqualTo(ServiceDeploymentStatus.STOPPED);
  }

  @Test
  void aServiceWithoutTasksDeploysWithoutThem() {
    scene.settled("v1");
    desire(0);
    scene.until(() -> scene.running().isEmpty());
    String deployment = scene.deploy("v2");
    await(deployment, ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(scene.running()).isEmpty();
  }

  @Test
  void setToNothingMidRolloutItCompletesWithoutAProof() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    desire(0);
    await(deployment, ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(scene.running()).isEmpty();
  }

  @Test
  void anotherCountMidRolloutIsTheSameDeployment() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    desire(4);
    await(deployment, ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(scene.describe().currentServiceDeployment()).isEqualTo(deployment);
    assertThat(scene.running()).hasSize(4);
  }

  @Test
  void anInactiveRevisionIsDescribedButNotDeployed() {
    scene.settled("v1");
    String definition = scene.register("v2");
    scene.ecs.deregisterTaskDefinition(request -> request.taskDefinition(definition));
    assertThat(
            scene
                .ecs
                .describeTaskDefinition(request -> request.taskDefinition(definition))
                .taskDefinition()
                .statusAsString())
        .isEqualTo("INACTIVE");
    assertThatThrownBy(
            () ->
                scene.ecs.updateService(
                    request ->
                        request.cluster(CLUSTER).service(SERVICE).taskDefinition(definition)))
        .hasMessageContaining("inactive");
  }

  private void stop(String deployment) {
    scene.ecs.stopServiceDeployment(
        request -> request.serviceDeploymentArn(deployment).stopType("ROLLBACK"));
  }

  private void desire(int count) {
    scene.ecs.updateService(
        request -> request.cluster(CLUSTER).service(SERVICE).desiredCount(count));
  }

  private void await(String deployment, ServiceDeploymentStatus status) {
    scene.until(() -> scene.deployment(deployment).status() == status);
  }
}
