package dev.slipway.rehearsal.ecs;

import static dev.slipway.rehearsal.ecs.EcsScene.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.ecs.EcsScene.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

class TaskEventTest {

  private final EcsScene scene = new EcsScene();

  @Test
  void aTasksLifeIsToldStepByStep() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    String first = scene.running().getFirst().taskArn();
    scene.until(() -> scene.deployment(deployment).status() == ServiceDeploymentStatus.SUCCESSFUL);
    List<Event> life =
        scene
            .events("ECS Task State Change")
            .filter(event -> event.resources().equals(List.of(first)))
            .toList();
    assertThat(life)
        .extracting(
            event -> event.detail().get("lastStatus") + "/" + event.detail().get("desiredStatus"))
        .containsExactly(
            "PROVISIONING/RUNNING",
            "PENDING/RUNNING",
            "ACTIVATING/RUNNING",
            "RUNNING/RUNNING",
            "RUNNING/STOPPED",
            "DEACTIVATING/STOPPED",
            "STOPPING/STOPPED",
            "DEPROVISIONING/STOPPED",
            "STOPPED/STOPPED");
    assertThat(life)
        .extracting(event -> ((Number) event.detail().get("version")).longValue())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void aTaskEventHasTheShapeOfTheGuide() {
    scene.settled("v1");
    Event running =
        scene
            .events("ECS Task State Change")
            .filter(event -> "RUNNING".equals(event.detail().get("lastStatus")))
            .findFirst()
            .orElseThrow();
    assertThat(running.detail())
        .containsKeys(
            "attachments",
            "availabilityZone",
            "clusterArn",
            "containers",
            "cpu",
            "memory",
            "createdAt",
            "desiredStatus",
            "group",
            "launchType",
            "platformVersion",
            "pullStartedAt",
            "pullStoppedAt",
            "startedAt",
            "startedBy",
            "taskArn",
            "taskDefinitionArn",
            "version",
            "updatedAt")
        .doesNotContainKeys("healthStatus", "stopCode")
        .containsEntry("group", "service:backend")
        .containsEntry("startedAt", "2026-11-23T12:00:20.400Z");
    assertThat(running.detail().get("attachments").toString())
        .contains("eni", "ATTACHED", "privateIPv4Address", "127.20.0.");
  }

  @Test
  void deploymentsAreAnnouncedWithTheirIds() {
    scene.settled("v1");
    String id = scene.primary().id();
    assertThat(scene.events("ECS Deployment State Change"))
        .extracting(Event::detail)
        .satisfiesExactly(
            begun ->
                assertThat(begun)
                    .containsEntry("eventName", "SERVICE_DEPLOYMENT_IN_PROGRESS")
                    .containsEntry("reason", "ECS deployment " + id + " in progress.")
                    .containsOnlyKeys(
                        "eventType", "eventName", "deploymentId", "updatedAt", "reason"),
            done ->
                assertThat(done)
                    .containsEntry("eventName", "SERVICE_DEPLOYMENT_COMPLETED")
                    .containsEntry("deploymentId", id));
    assertThat(scene.events("ECS Service Action").map(event -> event.detail().get("eventName")))
        .containsExactly(
            "SERVICE_DEPLOYMENT_IN_PROGRESS",
            "SERVICE_DEPLOYMENT_COMPLETED",
            "SERVICE_STEADY_STATE");
  }

  @Test
  void tasksOfADeploymentAreListedByWhoStartedThem() {
    scene.settled("v1");
    String id = scene.primary().id();
    assertThat(scene.ecs.listTasks(request -> request.cluster(CLUSTER).startedBy(id)).taskArns())
        .hasSize(2);
    assertThatThrownBy(
            () ->
                scene.ecs.listTasks(
                    request -> request.cluster(CLUSTER).startedBy(id).serviceName("backend")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("only filter");
  }

  @Test
  void stoppedTasksVanishAfterAnHour() {
    scene.settled("v1");
    String deployment = scene.deploy("v2");
    scene.until(() -> scene.deployment(deployment).status() == ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(scene.stopped()).hasSize(2);
    scene.pass(Duration.ofMinutes(61));
    assertThat(scene.stopped()).isEmpty();
  }

  @Test
  void anInactiveRevisionCannotBeDeployed() {
    scene.settled("v1");
    String next = scene.register("v2");
    scene.ecs.deregisterTaskDefinition(request -> request.taskDefinition(next));
    assertThatThrownBy(
            () ->
                scene.ecs.updateService(
                    request -> request.cluster(CLUSTER).service("backend").taskDefinition(next)))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("inactive");
  }

  @Test
  void unknownServicesAreFailuresNotErrors() {
    assertThat(
            scene
                .ecs
                .describeServices(request -> request.cluster(CLUSTER).services("none"))
                .failures())
        .singleElement()
        .matches(failure -> failure.reason().equals("MISSING"));
  }

  @Test
  void tagsComeBackOnlyWhenAskedFor() {
    String arn =
        scene
            .ecs
            .registerTaskDefinition(
                EcsScene.definition("v1").toBuilder()
                    .tags(tag -> tag.key("team").value("one"))
                    .build())
            .taskDefinition()
            .taskDefinitionArn();
    assertThat(scene.ecs.describeTaskDefinition(request -> request.taskDefinition(arn)).tags())
        .isEmpty();
    assertThat(
            scene
                .ecs
                .describeTaskDefinition(
                    request -> request.taskDefinition(arn).includeWithStrings("TAGS"))
                .tags())
        .hasSize(1);
  }

  @Test
  void sizesAreNormalisedAndChecked() {
    assertThat(
            scene
                .ecs
                .registerTaskDefinition(
                    EcsScene.definition("v1").toBuilder().cpu("1 vCPU").memory("2GB").build())
                .taskDefinition())
        .matches(each -> each.cpu().equals("1024") && each.memory().equals("2048"));
    assertThatThrownBy(
            () ->
                scene.ecs.registerTaskDefinition(
                    EcsScene.definition("v1").toBuilder().memory("8192").build()))
        .hasMessageContaining("No Fargate configuration exists for given values.");
  }
}
