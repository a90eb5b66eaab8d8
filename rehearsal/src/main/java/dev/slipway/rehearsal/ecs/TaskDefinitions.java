package dev.slipway.rehearsal.ecs;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The registered task definition revisions. */
final class TaskDefinitions {

  private final Names names;
  private final Map<String, TaskDefinition> definitions = new LinkedHashMap<>();

  TaskDefinitions(Names names) {
    this.names = names;
  }

  TaskDefinition register(RegisterTaskDefinitionRequest request, Instant now) {
    RegisterTaskDefinitionRequest valid = TaskDefinitionRules.normalised(request);
    int revision = 1 + latest(valid.family());
    String arn = names.definitionArn(valid.family(), revision);
    TaskDefinition.Builder definition = TaskDefinition.builder();
    Fields.overlay(valid, definition);
    definition
        .taskDefinitionArn(arn)
        .revision(revision)
        .status(TaskDefinitionStatus.ACTIVE)
        .compatibilitiesWithStrings("EC2", "FARGATE")
        .registeredAt(now);
    definitions.put(arn, definition.build());
    return definitions.get(arn);
  }

  /** By ARN, {@code family:revision}, or family: then the newest active revision. */
  Optional<TaskDefinition> find(String reference) {
    String plain = reference.startsWith("arn:") ? Names.last(reference) : reference;
    int colon = plain.lastIndexOf(':');
    if (colon < 0) {
      return definitions.values().stream()
          .filter(each -> each.family().equals(plain))
          .filter(TaskDefinitions::isActive)
          .max(Comparator.comparing(TaskDefinition::revision));
    }
    return definitions.values().stream()
        .filter(each -> (each.family() + ":" + each.revision()).equals(plain))
        .findFirst();
  }

  /** A service cannot be updated to an inactive revision (API DeregisterTaskDefinition). */
  TaskDefinition deployable(String reference) {
    TaskDefinition found =
        find(reference).orElseThrow(() -> Refusals.client("TaskDefinition not found."));
    if (!isActive(found)) {
      throw Refusals.client("TaskDefinition is inactive");
    }
    return found;
  }

  TaskDefinition require(String reference) {
    return find(reference)
        .orElseThrow(() -> Refusals.client("Unable to describe task definition."));
  }

  TaskDefinition deregister(String reference, Instant now) {
    TaskDefinition inactive =
        require(reference).toBuilder()
            .status(TaskDefinitionStatus.INACTIVE)
            .deregisteredAt(now)
            .build();
    definitions.put(inactive.taskDefinitionArn(), inactive);
    return inactive;
  }

  /** Active ones unless the request says otherwise, in the order it asks for. */
  List<String> list(ListTaskDefinitionsRequest request) {
    TaskDefinitionStatus status =
        Optional.ofNullable(request.status()).orElse(TaskDefinitionStatus.ACTIVE);
    Comparator<TaskDefinition> order =
        Comparator.comparing(TaskDefinition::family).thenComparing(TaskDefinition::revision);
    return definitions.values().stream()
        .filter(each -> each.status() == status)
        .filter(
            each -> request.familyPrefix() == null || each.family().equals(request.familyPrefix()))
        .sorted(request.sort() == SortOrder.DESC ? order.reversed() : order)
        .map(TaskDefinition::taskDefinitionArn)
        .toList();
  }

  private int latest(String family) {
    return definitions.values().stream()
        .filter(each -> each.family().equals(family))
        .mapToInt(TaskDefinition::revision)
        .max()
        .orElse(0);
  }

  private static boolean isActive(TaskDefinition definition) {
    return definition.status() == TaskDefinitionStatus.ACTIVE;
  }
}
