package dev.slipway.rehearsal.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

class ComparisonTest {

  private static final Service SERVICE =
      Service.builder()
          .serviceName("backend")
          .taskDefinition("retail-backend:1")
          .desiredCount(2)
          .runningCount(2)
          .platformVersion("1.4.0")
          .tags(Tag.builder().key("team").value("retail").build())
          .build();

  private static final ContainerDefinition CONTAINER =
      ContainerDefinition.builder()
          .name("app")
          .image("registry/backend:v1")
          .environment(KeyValuePair.builder().name("MODE").value("fast").build())
          .build();

  private static final TaskDefinition DEFINITION =
      TaskDefinition.builder()
          .taskDefinitionArn("retail-backend:1")
          .revision(1)
          .cpu("512")
          .containerDefinitions(CONTAINER)
          .build();

  @Test
  void isTheSameAfterADeploymentOfAnImage() {
    Snapshot after =
        Snapshot.of(
            SERVICE.toBuilder().taskDefinition("retail-backend:2").runningCount(3).build(),
            DEFINITION.toBuilder()
                .taskDefinitionArn("retail-backend:2")
                .revision(2)
                .containerDefinitions(CONTAINER.toBuilder().image("registry/backend@v2").build())
                .build());

    Comparison comparison = comparison(after);

    assertThat(comparison.isSame()).isTrue();
    assertThat(comparison.table().toString()).contains("✓  backend");
  }

  @Test
  void namesALostSettingOfTheService() {
    Comparison comparison = comparison(Snapshot.of(service(it -> it.tags(List.of())), DEFINITION));

    assertThat(comparison.isSame()).isFalse();
    assertThat(comparison.table().toString())
        .contains("✗  backend", "service/tags/0/value: retail → nothing");
  }

  @Test
  void namesAChangedSettingOfAContainer() {
    Comparison comparison =
        comparison(
            Snapshot.of(
                SERVICE,
                DEFINITION.toBuilder()
                    .containerDefinitions(
                        CONTAINER.toBuilder()
                            .environment(KeyValuePair.builder().name("MODE").value("slow").build())
                            .build())
                    .build()));

    assertThat(comparison.table().toString())
        .contains("task definition/containerDefinitions/0/environment/0/value: fast → slow");
  }

  @Test
  void missesAServiceThatIsGone() {
    Comparison comparison =
        new Comparison(Map.of("backend", Snapshot.of(SERVICE, DEFINITION)), Map.of());

    assertThat(comparison.isSame()).isFalse();
  }

  private static Service service(UnaryOperator<Service.Builder> change) {
    return change.apply(SERVICE.toBuilder()).build();
  }

  private static Comparison comparison(Snapshot after) {
    return new Comparison(
        Map.of("backend", Snapshot.of(SERVICE, DEFINITION)), Map.of("backend", after));
  }
}
