package dev.slipway.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Makes the request that registers a revision again with another image. Goes by the SDK's own field
 * metadata: no hand-written list can forget a field. ECS API, RegisterTaskDefinition and
 * TaskDefinition, read 2026-11.
 */
final class TaskDefinitionClone {
  private static final Set<String> READ_ONLY =
      Set.of(
          "taskDefinitionArn",
          "revision",
          "status",
          "requiresAttributes",
          "compatibilities",
          "registeredAt",
          "deregisteredAt",
          "deleteRequestedAt",
          "registeredBy");

  private TaskDefinitionClone() {}

  /** A field that a request cannot carry, though the revision has a value in it. */
  static Optional<String> lostField(TaskDefinition source) {
    Set<String> carried = carried().keySet();
    return source.sdkFields().stream()
        .filter(field -> field.getValueOrDefault(source) != null)
        .map(SdkField::memberName)
        .map(TaskDefinitionClone::lowerFirst)
        .filter(name -> !carried.contains(name) && !READ_ONLY.contains(name))
        .findFirst();
  }

  /**
   * The request for a revision that differs in images alone.
   *
   * @param images by container name
   */
  static RegisterTaskDefinitionRequest request(
      DescribeTaskDefinitionResponse source, Map<String, String> images) {
    TaskDefinition definition = withImages(source.taskDefinition(), images);
    RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder();
    Map<String, SdkField<?>> carried = carried();
    for (SdkField<?> field : definition.sdkFields()) {
      SdkField<?> target = carried.get(lowerFirst(field.memberName()));
      Object value = field.getValueOrDefault(definition);
      if (target != null && value != null && isSet(value)) {
        target.set(request, value);
      }
    }
    return source.tags().isEmpty() ? request.build() : request.tags(source.tags()).build();
  }

  /** Whether two revisions are the same but for what ECS itself writes on them. */
  static boolean equal(DescribeTaskDefinitionResponse one, DescribeTaskDefinitionResponse other) {
    return Set.copyOf(one.tags()).equals(Set.copyOf(other.tags()))
        && values(one.taskDefinition()).equals(values(other.taskDefinition()));
  }

  static TaskDefinition withImages(TaskDefinition source, Map<String, String> images) {
    List<ContainerDefinition> containers =
        source.containerDefinitions().stream().map(each -> withImage(each, images)).toList();
    return source.copy(d -> d.containerDefinitions(containers));
  }

  private static ContainerDefinition withImage(
      ContainerDefinition container, Map<String, String> images) {
    String image = images.getOrDefault(container.name(), container.image());
    return container.copy(c -> c.image(image));
  }

  private static Map<String, Object> values(TaskDefinition definition) {
    return definition.sdkFields().stream()
        .filter(field -> !READ_ONLY.contains(lowerFirst(field.memberName())))
        .filter(field -> isSet(field.getValueOrDefault(definition)))
        .collect(
            Collectors.toMap(SdkField::memberName, field -> field.getValueOrDefault(definition)));
  }

  // An unset list reads as empty in the SDK; to ECS the two are the same in a task definition.
  private static boolean isSet(Object value) {
    return value != null && !(value instanceof List<?> list && list.isEmpty());
  }

  private static Map<String, SdkField<?>> carried() {
    return RegisterTaskDefinitionRequest.builder().sdkFields().stream()
        .collect(Collectors.toMap(f -> lowerFirst(f.memberName()), Function.identity()));
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
