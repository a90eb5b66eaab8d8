package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** {@code AWS::ECS::TaskDefinition}; every change is a new revision. */
public final class TaskDefinitionType implements ResourceType {

  private final EcsClient ecs;

  public TaskDefinitionType(EcsClient ecs) {
    this.ecs = ecs;
  }

  @Override
  public String name() {
    return "AWS::ECS::TaskDefinition";
  }

  @Override
  public Created create(Resource resource) {
    RegisterTaskDefinitionRequest request =
        SdkShapes.fromJson(resource.properties().all(), RegisterTaskDefinitionRequest::builder);
    RegisterTaskDefinitionRequest named =
        request.family() == null
            ? request.toBuilder().family(resource.generatedName()).build()
            : request;
    String arn = ecs.registerTaskDefinition(named).taskDefinition().taskDefinitionArn();
    return new Created(arn, Map.of("TaskDefinitionArn", arn));
  }

  @Override
  public Created update(Resource resource, Former former) {
    return create(resource);
  }

  @Override
  public void remove(String ref) {
    ecs.deregisterTaskDefinition(of -> of.taskDefinition(ref));
  }
}
