package dev.slipway.rehearsal.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * {@code AWS::ECS::Service}. It is there at once: unlike CloudFormation, nothing waits for its
 * tasks.
 */
public final class ServiceType implements ResourceType {

  /** A change of these makes CloudFormation create another service (AWS::ECS::Service). */
  private static final Set<String> REPLACING =
      Set.of("Cluster", "LaunchType", "Role", "SchedulingStrategy", "ServiceName");

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
    return created(ecs.createService(named).service());
  }

  /**
   * CloudFormation calls UpdateService with all that the template says, so that the service is set
   * to the template's task definition whatever else was changed (docs/truce.md).
   */
  @Override
  public Created update(Resource resource, Former former) {
    List<String> changed = former.changed(resource);
    if (changed.stream().anyMatch(REPLACING::contains)) {
      throw new IllegalArgumentException(
          "another service in this one's place is not played here: " + changed);
    }
    ObjectNode wanted = resource.properties().all().deepCopy();
    wanted.remove(REPLACING);
    UpdateServiceRequest request = SdkShapes.fromJson(wanted, UpdateServiceRequest::builder);
    String cluster = resource.properties().text("Cluster");
    return created(
        ecs.updateService(request.toBuilder().cluster(cluster).service(former.ref()).build())
            .service());
  }

  private static Created created(Service service) {
    return new Created(
        service.serviceArn(),
        Map.of("ServiceArn", service.serviceArn(), "Name", service.serviceName()));
  }
}
