package dev.slipway.rehearsal.attach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The settings of a service and of the task definition it runs: all that their owner wrote, and
 * nothing that moves by itself.
 *
 * @param settings each by where it stands, such as {@code service/platformVersion}
 */
record Snapshot(Map<String, String> settings) {

  /** What ECS reports of a service beside its settings (API Service, read 2026-11). */
  private static final List<String> REPORTED_OF_SERVICES =
      List.of(
          "taskDefinition",
          "deployments",
          "events",
          "runningCount",
          "pendingCount",
          "currentServiceDeployment",
          "currentServiceRevisions");

  /** What ECS reports of a task definition (API TaskDefinition, read 2026-11). */
  private static final List<String> REPORTED_OF_DEFINITIONS =
      List.of("taskDefinitionArn", "revision", "registeredAt", "registeredBy");

  Snapshot {
    settings = Map.copyOf(settings);
  }

  static Snapshot of(EcsClient ecs, String cluster, String name) {
    Service service =
        ecs.describeServices(of -> of.cluster(cluster).services(name).include(ServiceField.TAGS))
            .services()
            .getFirst();
    return of(
        service,
        ecs.describeTaskDefinition(of -> of.taskDefinition(service.taskDefinition()))
            .taskDefinition());
  }

  /** Everything but what ECS reports, and the images, which are what a deployment changes. */
  static Snapshot of(Service service, TaskDefinition definition) {
    ObjectNode ofService = (ObjectNode) SdkShapes.toJson(service);
    ofService.remove(REPORTED_OF_SERVICES);
    ObjectNode ofDefinition = (ObjectNode) SdkShapes.toJson(definition);
    ofDefinition.remove(REPORTED_OF_DEFINITIONS);
    ofDefinition
        .path("containerDefinitions")
        .forEach(container -> ((ObjectNode) container).remove("image"));
    Map<String, String> settings = new TreeMap<>();
    flatten("service", ofService, settings);
    flatten("task definition", ofDefinition, settings);
    return new Snapshot(settings);
  }

  /** The settings that are not as they were, each with what it was and what it is. */
  List<String> changesUntil(Snapshot later) {
    TreeSet<String> places = new TreeSet<>(settings.keySet());
    places.addAll(later.settings.keySet());
    return places.stream()
        .filter(place -> !Objects.equals(settings.get(place), later.settings.get(place)))
        .map(place -> place + ": " + told(this, place) + " → " + told(later, place))
        .toList();
  }

  private static String told(Snapshot snapshot, String place) {
    return snapshot.settings.getOrDefault(place, "nothing");
  }

  private static void flatten(String place, JsonNode node, Map<String, String> settings) {
    node.properties()
        .forEach(each -> flatten(place + "/" + each.getKey(), each.getValue(), settings));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      flatten(place + "/" + index, node.get(index), settings);
    }
    if (node.isValueNode()) {
      settings.put(place, node.asText());
    }
  }
}
