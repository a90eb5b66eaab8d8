package dev.slipway.aws;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * In what two revisions differ, a line each. Only images are told in full: any other value may be a
 * secret.
 */
final class TaskDefinitionDifference {
  private static final String CONTAINERS = "containerDefinitions";
  private static final String IMAGE = "image";

  private TaskDefinitionDifference() {}

  static List<String> between(TaskDefinition from, TaskDefinition to) {
    Stream<String> whole =
        differing(from, to)
            .filter(field -> !field.locationName().equals(CONTAINERS))
            .map(field -> field.locationName() + ": changed");
    return Stream.concat(whole, containers(from.containerDefinitions(), to.containerDefinitions()))
        .toList();
  }

  private static Stream<String> containers(
      List<ContainerDefinition> from, List<ContainerDefinition> to) {
    if (from.size() != to.size()) {
      return Stream.of(CONTAINERS + ": " + from.size() + " → " + to.size());
    }
    return IntStream.range(0, from.size())
        .boxed()
        .flatMap(
            i ->
                differing(from.get(i), to.get(i))
                    .map(field -> line(from.get(i), to.get(i), field)));
  }

  private static Stream<SdkField<?>> differing(SdkPojo from, SdkPojo to) {
    return from.sdkFields().stream()
        .filter(
            field -> !Objects.equals(field.getValueOrDefault(from), field.getValueOrDefault(to)));
  }

  private static String line(ContainerDefinition from, ContainerDefinition to, SdkField<?> field) {
    String change =
        field.locationName().equals(IMAGE) ? from.image() + " → " + to.image() : "changed";
    return "container " + from.name() + ", " + field.locationName() + ": " + change;
  }
}
