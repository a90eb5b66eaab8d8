package dev.slipway.rehearsal.ecs;

import static dev.slipway.rehearsal.ecs.EcsScene.CLUSTER;
import static dev.slipway.rehearsal.ecs.EcsScene.REGISTRY;
import static dev.slipway.rehearsal.ecs.EcsScene.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.PullRoute.Need;
import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class BreakerTest {

  private static final Script CRASH = Script.ending(Duration.ofMillis(500), 1);

  private final EcsScene scene = new EcsScene();

  @Test
  void threeCrashesBringTheLastCompletedDeploymentBackUnderItsOwnId() {
    scene.behaves("bad", CRASH);
    scene.settled("v1");
    String good = scene.primary().id();
    String definition = scene.describe().taskDefinition();
    String deployment = scene.deploy("bad");
    scene.until(
        () -> {
          assertThat(scene.loadBalancers.healthy()).isEqualTo(2);
          return isIn(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
        });
    assertThat(scene.primary().id()).isEqualTo(good);
    assertThat(scene.describe().taskDefinition()).isEqualTo(definition);
    assertThat(scene.messages())
        .contains(
            "(service backend) (deployment ecs-svc/N) deployment failed: tasks failed to start.",
            "(service backend) rolling back to deployment ecs-svc/N.");
    assertThat(scene.stopped())
        .filteredOn(task -> task.stopCode() == TaskStopCode.ESSENTIAL_CONTAINER_EXITED)
        .extracting(task -> task.containers().getFirst().exitCode())
        .containsExactly(1, 1, 1);
  }

  @Test
  void theServiceDeploymentTellsOfItsBreakerAndItsRollback() {
    scene.behaves("bad", CRASH);
    scene.settled("v1");
    String revision = scene.describe().currentServiceRevisions().getFirst().arn();
    String deployment = scene.deploy("bad");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL));
    ServiceDeployment ended = scene.deployment(deployment);
    assertThat(ended.rollback().serviceRevisionArn()).isEqualTo(revision);
    assertThat(ended.deploymentCircuitBreaker().status())
        .isEqualTo(ServiceDeploymentRollbackMonitorsStatus.TRIGGERED);
    assertThat(ended.deploymentCircuitBreaker().threshold()).isEqualTo(3);
    assertThat(ended.finishedAt()).isNotNull();
  }

  @Test
  void tasksThatNeverGetHealthyBringItBackToo() {
    scene.behaves("bad", Script.NEVER_HEALTHY);
    scene.settled("v1");
    String deployment = scene.deploy("bad");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL));
    assertThat(scene.loadBalancers.healthy()).isEqualTo(2);
    assertThat(scene.stopped())
        .anyMatch(task -> task.stoppedReason().startsWith("Task failed ELB health checks"));
  }

  @Test
  void withinItsGracePeriodAnUnhealthyTaskIsLeftAlone() {
    scene.behaves("slow", Script.NEVER_HEALTHY);
    scene.ecs.createService(
        EcsScene.serviceOf(scene.register("slow"), 1).healthCheckGracePeriodSeconds(60).build());
    scene.until(() -> scene.describe().runningCount() == 1);
    scene.pass(Duration.ofSeconds(55));
    assertThat(scene.stopped()).isEmpty();
    scene.pass(Duration.ofSeconds(15));
    assertThat(scene.stopped()).hasSize(1);
  }

  @Test
  void aMissingImageFailsTheTasksWithTheRegistrysWords() {
    scene.behaves("gone", Script.NO_IMAGE);
    scene.settled("v1");
    String deployment = scene.deploy("gone");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL));
    Task failed = scene.stopped().getFirst();
    assertThat(failed.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
    assertThat(failed.stoppedReason())
        .startsWith("CannotPullContainerError: pull image manifest has been retried 5 time(s)")
        .contains(REGISTRY + ":gone: not found");
    assertThat(failed.containers().getFirst().reason()).isEqualTo(failed.stoppedReason());
    assertThat(failed.containers().getFirst().exitCode()).isNull();
  }

  @Test
  void theFirstDeploymentEverHasNothingToGoBackTo() {
    scene.behaves("bad", CRASH);
    scene.ecs.createService(EcsScene.serviceOf(scene.register("bad"), 2).build());
    String deployment = scene.describe().currentServiceDeployment();
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.STOPPED));
    scene.pass(Duration.ofMinutes(3));
    int tasks = scene.stopped().size();
    scene.pass(Duration.ofMinutes(20));
    assertThat(scene.primary().rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
    assertThat(scene.primary().rolloutStateReason())
        .isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
    assertThat(scene.stopped()).hasSize(tasks);
  }

  @Test
  void withoutTheRollbackOptionTheOldTasksStay() {
    scene.behaves("bad", CRASH);
    scene.settled("v1");
    scene.ecs.updateService(
        request ->
            request
                .cluster(CLUSTER)
                .service(SERVICE)
                .deploymentConfiguration(
                    each -> each.deploymentCircuitBreaker(on -> on.enable(true).rollback(false))));
    String deployment = scene.deploy("bad");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.STOPPED));
    scene.pass(Duration.ofMinutes(10));
    assertThat(scene.loadBalancers.healthy()).isEqualTo(2);
    assertThat(scene.primary().rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
  }

  @Test
  void withoutABreakerItTriesOnAndOn() {
    scene.behaves("gone", Script.NO_IMAGE);
    scene.settled("v1");
    scene.ecs.updateService(
        request ->
            request
                .cluster(CLUSTER)
                .service(SERVICE)
                .deploymentConfiguration(each -> each.maximumPercent(200)));
    scene.deploy("gone");
    scene.pass(Duration.ofMinutes(50));
    Deployment primary = scene.primary();
    assertThat(primary.rolloutState()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
    assertThat(primary.failedTasks()).isBetween(8, 20);
    assertThat(scene.messages()).contains("(service backend) " + Messages.IMPAIRED);
  }

  @Test
  void aPersonCanAskForTheRollback() {
    scene.settled("v1");
    String good = scene.describe().taskDefinition();
    String deployment = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(40));
    scene.ecs.stopServiceDeployment(
        request -> request.serviceDeploymentArn(deployment).stopType("ROLLBACK"));
    assertThat(isIn(deployment, ServiceDeploymentStatus.ROLLBACK_REQUESTED)).isTrue();
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL));
    assertThat(scene.describe().taskDefinition()).isEqualTo(good);
    assertThatThrownBy(
            () ->
                scene.ecs.stopServiceDeployment(
                    request -> request.serviceDeploymentArn(deployment)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void saysWhichConnectionIsMissing() {
    scene.network.obstacles.put(Need.ECR_DOCKER, "no interface endpoint for ecr.dkr");
    scene.ecs.createService(EcsScene.serviceOf(scene.register("v1"), 1).build());
    scene.until(() -> !scene.stopped().isEmpty());
    assertThat(scene.stopped().getFirst().stoppedReason())
        .isEqualTo(
            "CannotPullContainerError: The task cannot pull '"
                + REGISTRY
                + ":v1' from the Amazon ECR repository '"
                + REGISTRY
                + "'. There is a connection issue between the task and Amazon ECR. Check your task"
                + " network configuration.");
    assertThat(scene.journal).anyMatch(entry -> entry.text().contains("endpoint for ecr.dkr"));
  }

  @Test
  void aRoleWithoutTheRightToPullFailsTheTask() {
    scene.refusals.put("ecr:BatchGetImage", "no identity-based policy allows it");
    scene.ecs.createService(EcsScene.serviceOf(scene.register("v1"), 1).build());
    scene.until(() -> !scene.stopped().isEmpty());
    assertThat(scene.stopped().getFirst().stoppedReason()).isEqualTo(Messages.NO_PULL_RIGHT);
  }

  @Test
  void aMissingLogGroupFailsTheTask() {
    scene.hasLogGroup = false;
    scene.ecs.createService(EcsScene.serviceOf(scene.register("v1"), 1).build());
    scene.until(() -> !scene.stopped().isEmpty());
    assertThat(scene.stopped().getFirst().stoppedReason())
        .startsWith("ResourceInitializationError: failed to initialize logging driver");
  }

  private boolean isIn(String deployment, ServiceDeploymentStatus status) {
    return scene.deployment(deployment).status() == status;
  }
}
