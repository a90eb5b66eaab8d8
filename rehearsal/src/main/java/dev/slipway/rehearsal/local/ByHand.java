package dev.slipway.rehearsal.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** Brings services to revisions of people's and pipelines' own making, past Slipway. */
final class ByHand {

  /** What a description has beyond what a registration takes (API RegisterTaskDefinition). */
  private static final List<String> DESCRIBED_ONLY =
      List.of(
          "taskDefinitionArn",
          "revision",
          "status",
          "requiresAttributes",
          "compatibilities",
          "registeredAt",
          "registeredBy",
          "deregisteredAt");

  private final LocalCloud cloud;
  private final EcsClient ecs;

  ByHand(LocalCloud cloud) {
    this.cloud = cloud;
    this.ecs = cloud.services().ecs;
  }

  /**
   * Registers a revision that differs from the definition in its first container, updates the
   * service, and answers the service deployment that begins.
   */
  String bring(String service, String definition, Consumer<ObjectNode> change) {
    ObjectNode shape =
        (ObjectNode) SdkShapes.toJson(new LiveServices(cloud).definition(definition));
    shape.remove(DESCRIBED_ONLY);
    change.accept((ObjectNode) shape.path("containerDefinitions").path(0));
    RegisterTaskDefinitionRequest changed =
        SdkShapes.fromJson(shape, RegisterTaskDefinitionRequest::builder);
    String arn = ecs.registerTaskDefinition(changed).taskDefinition().taskDefinitionArn();
    LocalCloud.Attached attached = cloud.attached(service);
    return ecs.updateService(
            of -> of.cluster(attached.cluster()).service(attached.service()).taskDefinition(arn))
        .service()
        .currentServiceDeployment();
  }

  static void environment(ObjectNode container, String name, String value) {
    container
        .withArrayProperty("environment")
        .add(Json.object().put("name", name).put("value", value));
  }

  static void secret(ObjectNode container, String name, String parameterArn) {
    container
        .withArrayProperty("secrets")
        .add(Json.object().put("name", name).put("valueFrom", parameterArn));
  }
}
