package dev.slipway.rehearsal.ecs;

import static dev.slipway.rehearsal.ecs.EcsScene.CLUSTER;
import static dev.slipway.rehearsal.ecs.EcsScene.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class RolloutTest {

  private final EcsScene scene = new EcsScene();

  @Test
  void replacesTasksInTheOrderRealServicesShow() {
    scene.settled("v1");
    int before = scene.messages().size();
    String deployment = scene.deploy("v2");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
    assertThat(scene.messages().subList(before, scene.messages().size()))
        .containsExactly(
            "(service backend) has started 2 tasks: (task ID) (task ID).",
            "(service backend) registered 1 targets in (target-group ARN)",
            "(service backend) registered 1 targets in (target-group ARN)",
            "(service backend) has stopped 2 running tasks: (task ID) (task ID).",
            "(service backend) deregistered 1 targets in (target-group ARN)",
            "(service backend, taskSet ecs-svc/N) has begun draining connections on 1 tasks.",
            "(service backend) deregistered 1 targets in (target-group ARN)",
            "(service backend, taskSet ecs-svc/N) has begun draining connections on 1 tasks.",
            "(service backend) (deployment ecs-svc/N) deployment completed.",
            "(service backend) has reached a steady state.");
  }

  @Test
  void keepsFullCapacityDuringARollout() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.until(
        () -> {
          assertThat(scene.loadBalancers.healthy()).isGreaterThanOrEqualTo(2);
          return isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL);
        });
    assertThat(scene.running()).hasSize(2).allMatch(task -> image(task).endsWith(":v2"));
    assertThat(scene.describe().deployments()).hasSize(1);
  }

  @Test
  void halfOfTheTasksMayGoFirstWhenTheServiceAllowsIt() {
    scene.settled("v1");
    scene.ecs.updateService(
        request ->
            request
                .cluster(CLUSTER)
                .service(SERVICE)
                .deploymentConfiguration(
                    deployment -> deployment.minimumHealthyPercent(50).maximumPercent(100)));
    String deployment = scene.deploy("v2");
    scene.until(
        () -> {
          assertThat(scene.loadBalancers.healthy()).isPositive();
          assertThat(scene.running()).hasSizeLessThanOrEqualTo(2);
          return isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL);
        });
  }

  @Test
  void raisesAServiceFromNothing() {
    scene.ecs.createService(EcsScene.serviceOf(scene.register("v1"), 0).build());
    scene.pass(Duration.ofSeconds(10));
    assertThat(scene.primary().rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
    scene.ecs.updateService(
        request ->
            request
                .cluster(CLUSTER)
                .service(SERVICE)
                .desiredCount(2)
                .taskDefinition(scene.register("v2")));
    scene.until(() -> scene.describe().runningCount() == 2);
    scene.until(() -> scene.primary().rolloutState() == DeploymentRolloutState.COMPLETED);
    assertThat(scene.loadBalancers.healthy()).isEqualTo(2);
  }

  @Test
  void anotherDesiredCountIsNoDeployment() {
    scene.settled("v1");
    String before = scene.describe().currentServiceDeployment();
    scene.ecs.updateService(request -> request.cluster(CLUSTER).service(SERVICE).desiredCount(3));
    scene.until(() -> scene.loadBalancers.healthy() == 3);
    scene.ecs.updateService(request -> request.cluster(CLUSTER).service(SERVICE).desiredCount(1));
    scene.until(() -> scene.running().size() == 1);
    assertThat(scene.describe().currentServiceDeployment()).isEqualTo(before);
  }

  @Test
  void theSameTaskDefinitionAgainIsNoDeployment() {
    scene.settled("v1");
    String before = scene.describe().currentServiceDeployment();
    String same = scene.describe().taskDefinition();
    String after =
        scene
            .ecs
            .updateService(
                request -> request.cluster(CLUSTER).service(SERVICE).taskDefinition(same))
            .service()
            .currentServiceDeployment();
    assertThat(after).isEqualTo(before);
    assertThat(scene.describe().deployments()).hasSize(1);
  }

  @Test
  void aForcedDeploymentReplacesTheTasksOfTheSameRevision() {
    scene.settled("v1");
    List<Task> before = scene.running();
    String deployment =
        scene
            .ecs
            .updateService(
                request -> request.cluster(CLUSTER).service(SERVICE).forceNewDeployment(true))
            .service()
            .currentServiceDeployment();
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
    assertThat(scene.running()).doesNotContainAnyElementsOf(before).hasSize(2);
  }

  @Test
  void aNewerUpdateSupersedesARunningOne() {
    scene.settled("v1");
    String older = scene.deploy("v2");
    scene.pass(Duration.ofSeconds(12));
    String newer = scene.deploy("v3");
    assertThat(scene.deployment(older).status())
        .isIn(ServiceDeploymentStatus.STOP_REQUESTED, ServiceDeploymentStatus.STOPPED);
    scene.until(() -> isIn(newer, ServiceDeploymentStatus.SUCCESSFUL));
    assertThat(scene.deployment(older).status()).isEqualTo(ServiceDeploymentStatus.STOPPED);
    assertThat(scene.messages()).contains("(service backend) stopped 2 pending tasks.");
    assertThat(scene.running()).allMatch(task -> image(task).endsWith(":v3"));
  }

  @Test
  void replacesATargetThatTurnsUnhealthy() {
    scene.settled("v1");
    String broken = scene.loadBalancers.addresses().getFirst();
    scene.loadBalancers.breakTarget(broken);
    scene.until(
        () -> scene.messages().getLast().endsWith(Messages.STEADY) && scene.stopped().size() == 1);
    Task stopped = scene.stopped().getFirst();
    assertThat(stopped.stoppedReason())
        .startsWith("Task failed ELB health checks in (target-group");
    assertThat(stopped.stopCode()).isEqualTo(TaskStopCode.SERVICE_SCHEDULER_INITIATED);
    assertThat(scene.messages())
        .contains(
            "(service backend) (task ID) (port 8080) is unhealthy in (target-group ARN) due to"
                + " (reason Health checks failed with these codes: [503]).",
            "(service backend) has started 1 tasks: (task ID). Amazon ECS replaced 1 tasks due to"
                + " an unhealthy status.");
  }

  @Test
  void aStuckDeploymentSaysSo() {
    scene.settled("v1");
    scene.ecs.updateService(
        request ->
            request
                .cluster(CLUSTER)
                .service(SERVICE)
                .deploymentConfiguration(
                    deployment -> deployment.minimumHealthyPercent(75).maximumPercent(100)));
    scene.deploy("v2");
    scene.pass(Duration.ofMinutes(5));
    assertThat(scene.messages()).contains("(service backend) " + Messages.STUCK);
    assertThat(scene.running()).allMatch(task -> image(task).endsWith(":v1"));
  }

  @Test
  void aStoppedTaskIsReplaced() {
    scene.settled("v1");
    String arn = scene.running().getFirst().taskArn();
    scene.ecs.stopTask(request -> request.cluster(CLUSTER).task(arn).reason("by hand"));
    scene.until(() -> scene.stopped().size() == 1 && scene.loadBalancers.healthy() == 2);
    assertThat(scene.stopped().getFirst().stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
    assertThat(scene.stopped().getFirst().stoppedReason()).isEqualTo("by hand");
  }

  @Test
  void everyAddressComesBack() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
    assertThat(scene.network.claimed).hasSize(2);
  }

  @Test
  void laterTasksRunTheDigestTheFirstOneResolved() {
    scene.settled("v1");
    List<String> digests =
        scene.running().stream().map(task -> task.containers().getFirst().imageDigest()).toList();
    assertThat(digests).allMatch(digest -> digest.startsWith("sha256:"));
    String revision = scene.describe().currentServiceRevisions().getFirst().arn();
    assertThat(
            scene
                .ecs
                .describeServiceRevisions(request -> request.serviceRevisionArns(revision))
                .serviceRevisions()
                .getFirst()
                .containerImages())
        .singleElement()
        .matches(image -> image.imageDigest().equals(digests.getFirst()));
  }

  @Test
  void aDeletedServiceEndsItsTasks() {
    scene.settled("v1");
    scene.ecs.deleteService(request -> request.cluster(CLUSTER).service(SERVICE).force(true));
    scene.until(() -> scene.describe().status().equals("INACTIVE"));
    assertThat(scene.running()).isEmpty();
  }

  @Test
  void drainsForTheWholeDelayBeforeItSignals() {
    scene.settled("v1");
    scene.deploy("v2");
    scene.until(() -> scene.messages().stream().anyMatch(text -> text.contains("draining")));
    scene.pass(Duration.ofSeconds(28));
    assertThat(scene.stopped()).allMatch(task -> task.lastStatus().equals("DEACTIVATING"));
    scene.pass(Duration.ofSeconds(40));
    assertThat(scene.stopped()).allMatch(task -> task.lastStatus().equals("STOPPED"));
  }

  @Test
  void aTaskThatDiesLaterIsReplacedWithoutFailingTheDeployment() {
    scene.behaves("v2", Script.ending(Duration.ofMinutes(10), 1));
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
    scene.pass(Duration.ofMinutes(12));
    Deployment primary = scene.primary();
    assertThat(primary.rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
    assertThat(scene.stopped())
        .anyMatch(task -> task.stopCode() == TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
  }

  private boolean isIn(String deployment, ServiceDeploymentStatus status) {
    return scene.deployment(deployment).status() == status;
  }

  private static String image(Task task) {
    return task.containers().getFirst().image();
  }
}
