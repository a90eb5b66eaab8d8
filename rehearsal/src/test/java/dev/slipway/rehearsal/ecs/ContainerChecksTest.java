package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

class ContainerChecksTest {

  private final EcsScene scene = new EcsScene();

  @Test
  void aPassingCommandMakesTheTaskHealthy() {
    scene.ecs.createService(service("v1"));
    scene.until(() -> scene.messages().stream().anyMatch(text -> text.endsWith(Messages.STEADY)));
    assertThat(scene.running()).allMatch(task -> task.healthStatus() == HealthStatus.HEALTHY);
  }

  @Test
  void aCommandThatKeepsFailingFailsTheDeployment() {
    scene.behaves("bad", Script.NEVER_HEALTHY);
    scene.ecs.createService(service("bad"));
    scene.until(() -> scene.primary().rolloutStateAsString().equals("FAILED"));
    assertThat(scene.messages())
        .contains("(service backend) (task ID) failed container health checks.");
    assertThat(scene.stopped())
        .allMatch(task -> task.stoppedReason().equals("Task failed container health checks"));
  }

  @Test
  void withoutAnyCheckATaskCountsAsHealthyAfterAWhile() {
    scene.ecs.createService(
        EcsScene.serviceOf(scene.register("v1"), 1).loadBalancers(List.<LoadBalancer>of()).build());
    scene.until(() -> scene.describe().runningCount() == 1);
    scene.pass(Duration.ofSeconds(35));
    assertThat(scene.primary().rolloutStateAsString()).isEqualTo("IN_PROGRESS");
    scene.pass(Duration.ofSeconds(15));
    assertThat(scene.primary().rolloutStateAsString()).isEqualTo("COMPLETED");
  }

  private CreateServiceRequest service(String tag) {
    RegisterTaskDefinitionRequest plain = EcsScene.definition(tag);
    ContainerDefinition checked =
        plain.containerDefinitions().getFirst().toBuilder()
            .healthCheck(check -> check.command("CMD-SHELL", "true").interval(10).retries(2))
            .build();
    String arn = scene.register(plain.toBuilder().containerDefinitions(checked).build(), tag);
    return EcsScene.serviceOf(arn, 1).loadBalancers(List.<LoadBalancer>of()).build();
  }
}
