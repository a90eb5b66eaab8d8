package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * {@code AWS::ECS::Service}. It is there at once: unlike CloudFormation, nothing waits for its
 * tasks.
 */
public final class ServiceType implements ResourceType {

  private final EcsClient ecs;

  public ServiceType(EcsClient ecs) {
    this.ecs = ecs;
  }

  @Override
  public String name() {
    return "AWS::ECS::Service";
  }

  @Override
  public Created create(Resource resource) {
    CreateServiceRequest request =
        SdkShapes.fromJson(resource.properties().all(), CreateServiceRequest::builder);
    CreateServiceRequest named =
        request.serviceName() == null
            ? request.toBuilder().serviceName(resource.generatedName()).build()
            : request;
    Service service = ecs.createService(named).service();
    return new Created(
        service.serviceArn(),
        Map.of("ServiceArn", service.serviceArn(), "Name", service.serviceName()));
  }
}
