package dev.slipway.rehearsal.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;

/** {@code AWS::ECS::Cluster}. */
public final class ClusterType implements ResourceType {

  private final EcsClient ecs;

  public ClusterType(EcsClient ecs) {
    this.ecs = ecs;
  }

  @Override
  public String name() {
    return "AWS::ECS::Cluster";
  }

  @Override
  public Created create(Resource resource) {
    CreateClusterRequest request =
        SdkShapes.fromJson(asAsked(resource), CreateClusterRequest::builder);
    CreateClusterRequest named =
        request.clusterName() == null
            ? request.toBuilder().clusterName(resource.generatedName()).build()
            : request;
    Cluster cluster = ecs.createCluster(named).cluster();
    return new Created(cluster.clusterName(), Map.of("Arn", cluster.clusterArn()));
  }

  /** CloudFormation has a name of its own for what the API calls settings. */
  private static JsonNode asAsked(Resource resource) {
    ObjectNode json = resource.properties().all().deepCopy();
    Optional.ofNullable(json.remove("ClusterSettings"))
        .ifPresent(settings -> json.set("Settings", settings));
    return json;
  }
}
