package dev.slipway.rehearsal.ecs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Tells what happens: to EventBridge, to the service's own events, and to whoever watches. Sources:
 * ecs_task_events, ecs_service_events, ecs_service_deployment_events, read 2026-11.
 */
final class Announcements {

  private static final String SOURCE = "aws.ecs";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventBus events;
  private final Journal journal;
  private final CloudClock clock;
  private final Names names;

  Announcements(Surroundings surroundings, Names names) {
    this.events = surroundings.events();
    this.journal = surroundings.journal();
    this.clock = surroundings.clock();
    this.names = names;
  }

  /** A task changed. */
  void task(LocalTask task) {
    Task shape = task.shape();
    events.publish(SOURCE, "ECS Task State Change", List.of(shape.taskArn()), detail(shape));
    String text =
        "task %s (%s) %s"
            .formatted(task.id(), task.rollout().revision().familyRevision(), shape.lastStatus());
    String why = task.isStopped() ? ": " + shape.stoppedReason() : "";
    watch("task", task.service(), text + why);
  }

  /** The service says something. */
  void service(LocalService service, String message) {
    say(service, "(service " + service.name() + ") " + message);
  }

  /** The service says something about one of its deployments. */
  void taskSet(LocalTask task, String message) {
    LocalService service = task.service();
    String set = "taskSet " + task.rollout().id();
    say(service, "(service " + service.name() + ", " + set + ") " + message);
  }

  /** ECS Deployment State Change. */
  void deployment(LocalService service, DeploymentNews news) {
    Map<String, Object> detail =
        Map.of(
            "eventType", news.type(),
            "eventName", news.name(),
            "deploymentId", news.deploymentId(),
            "updatedAt", now().toString(),
            "reason", news.reason());
    events.publish(SOURCE, "ECS Deployment State Change", List.of(service.arn()), detail);
    watch("deployment", service, news.reason());
  }

  /** ECS Service Action. */
  void action(LocalService service, String type, String name) {
    publish(service, detail(service, type, name));
  }

  /** ECS Service Action that gives a reason. */
  void action(LocalService service, String type, String name, String reason) {
    Map<String, Object> detail = detail(service, type, name);
    detail.put("reason", reason);
    publish(service, detail);
  }

  private Map<String, Object> detail(LocalService service, String type, String name) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("eventType", type);
    detail.put("eventName", name);
    detail.put("clusterArn", service.clusterArn());
    detail.put("createdAt", now().toString());
    return detail;
  }

  private void publish(LocalService service, Map<String, Object> detail) {
    events.publish(SOURCE, "ECS Service Action", List.of(service.arn()), detail);
  }

  /** Only for who watches: AWS has no event of stages, DescribeServiceDeployments shows them. */
  void stage(LocalService service, Journey journey) {
    String way = journey.isGoingBack() ? "on the way back: " : "";
    watch("lifecycle-stage", service, way + journey.stage());
  }

  /** Only for who watches: what AWS leaves its users to find out. */
  void explain(LocalTask task, String why) {
    watch("explanation", task.service(), "task " + task.id() + ": " + why);
  }

  /** What a deployment state change event says. */
  record DeploymentNews(String type, String name, String deploymentId, String reason) {

    static DeploymentNews inProgress(String id, String reason) {
      return new DeploymentNews("INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", id, reason);
    }

    static DeploymentNews completed(String id) {
      return new DeploymentNews("INFO", "SERVICE_DEPLOYMENT_COMPLETED", id, Messages.completed(id));
    }

    static DeploymentNews failed(String id, String reason) {
      return new DeploymentNews("ERROR", "SERVICE_DEPLOYMENT_FAILED", id, reason);
    }
  }

  private void say(LocalService service, String message) {
    service.remember(
        ServiceEvent.builder().id(names.uuid()).createdAt(now()).message(message).build());
    watch("service-event", service, message);
  }

  private void watch(String kind, LocalService service, String text) {
    journal.write(new Journal.Entry(clock.now(), "ecs", kind, service.name(), text));
  }

  /** Times are ISO text here but numbers in the API; the health status is not in the event. */
  private Map<String, Object> detail(Task task) {
    ObjectNode detail = (ObjectNode) SdkShapes.toJson(task);
    detail.remove("healthStatus");
    for (SdkField<?> field : task.sdkFields()) {
      if (field.getValueOrDefault(task) instanceof Instant time) {
        detail.put(field.locationName(), time.truncatedTo(ChronoUnit.MILLIS).toString());
      }
    }
    detail.put("updatedAt", now().toString());
    return JSON.convertValue(detail, new TypeReference<>() {});
  }

  private Instant now() {
    return clock.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
