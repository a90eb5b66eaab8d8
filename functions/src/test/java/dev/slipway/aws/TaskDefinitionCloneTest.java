package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

class TaskDefinitionCloneTest {
  private static final String IMAGE = "registry/repository@sha256:" + "c".repeat(64);

  private final DescribeTaskDefinitionResponse source =
      (DescribeTaskDefinitionResponse) FullShapes.of(DescribeTaskDefinitionResponse.builder());
  private final ContainerDefinition container =
      source.taskDefinition().containerDefinitions().getFirst();

  @Test
  void carriesEveryFieldOfTheSdkModelButTheImage() {
    RegisterTaskDefinitionRequest request =
        TaskDefinitionClone.request(source, Map.of(container.name(), IMAGE));

    assertThat(request.sdkFields())
        .allSatisfy(field -> assertThat(field.getValueOrDefault(request)).isNotNull());
    for (SdkField<?> field : request.sdkFields()) {
      assertThat(field.getValueOrDefault(request))
          .as(field.memberName())
          .isEqualTo(expected(field));
    }
  }

  @Test
  void givesEachNamedContainerItsImageAndLeavesTheOthers() {
    ContainerDefinition last = source.taskDefinition().containerDefinitions().getLast();
    assertThat(
            TaskDefinitionClone.request(source, Map.of(container.name(), IMAGE, last.name(), "b"))
                .containerDefinitions())
        .containsExactly(container.copy(c -> c.image(IMAGE)), last.copy(c -> c.image("b")));
    assertThat(TaskDefinitionClone.request(source, Map.of(last.name(), "b")).containerDefinitions())
        .containsExactly(container, last.copy(c -> c.image("b")));
  }

  private Object expected(SdkField<?> field) {
    if (field.memberName().equals("tags")) {
      return source.tags();
    }
    if (field.memberName().equals("containerDefinitions")) {
      return List.of(
          container.copy(c -> c.image(IMAGE)),
          source.taskDefinition().containerDefinitions().getLast());
    }
    return source.taskDefinition().sdkFields().stream()
        .filter(each -> each.memberName().equals(field.memberName()))
        .<Object>map(each -> each.getValueOrDefault(source.taskDefinition()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void knowsEveryFieldOfTheSdkModel() {
    assertThat(TaskDefinitionClone.lostField(source.taskDefinition())).isEmpty();
  }

  @Test
  void tellsRevisionsApartByAnyFieldThatPeopleSet() {
    for (SdkField<?> field : RegisterTaskDefinitionRequest.builder().sdkFields()) {
      if (!field.memberName().equals("tags")) {
        assertThat(TaskDefinitionClone.equal(source, without(field.memberName())))
            .as(field.memberName())
            .isFalse();
      }
    }
    assertThat(TaskDefinitionClone.equal(source, source.copy(r -> r.tags(List.<Tag>of()))))
        .isFalse();
  }

  private DescribeTaskDefinitionResponse without(String member) {
    TaskDefinition.Builder definition = source.taskDefinition().toBuilder();
    definition.sdkFields().stream()
        .filter(field -> field.memberName().equals(member))
        .forEach(field -> field.set(definition, null));
    return source.copy(r -> r.taskDefinition(definition.build()));
  }

  @Test
  void takesRevisionsForEqualThatDifferInWhatEcsWritesOnThem() {
    TaskDefinition other =
        source.taskDefinition().copy(d -> d.revision(-7).taskDefinitionArn("arn:7"));
    assertThat(TaskDefinitionClone.equal(source, source.copy(r -> r.taskDefinition(other))))
        .isTrue();
  }
}
