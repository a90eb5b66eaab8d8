package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.Map;
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
        SdkShapes.fromJson(resource.properties().all(), CreateClusterRequest::builder);
    CreateClusterRequest named =
        request.clusterName() == null
            ? request.toBuilder().clusterName(resource.generatedName()).build()
            : request;
    Cluster cluster = ecs.createCluster(named).cluster();
    return new Created(cluster.clusterName(), Map.of("Arn", cluster.clusterArn()));
  }
}
