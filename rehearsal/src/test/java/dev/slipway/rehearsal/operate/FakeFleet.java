package dev.slipway.rehearsal.operate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/** ECS services that are as a test says. */
final class FakeFleet implements EcsClient {

  private final Map<String, Service> services = new HashMap<>();
  private final Map<String, ContainerDefinition> containers = new HashMap<>();

  static String taskDefinition(String revision) {
    return "arn:aws:ecs:us-east-1:111122223333:task-definition/" + revision;
  }

  void define(String revision, String container, String image) {
    containers.put(
        taskDefinition(revision),
        ContainerDefinition.builder().name(container).image(image).build());
  }

  /** Each revision with its number of running tasks; the first is the one the service is set to. */
  void serve(String service, int desired, List<Map.Entry<String, Integer>> revisions) {
    int running = revisions.stream().mapToInt(Map.Entry::getValue).sum();
    services.put(
        service,
        Service.builder()
            .serviceArn(service)
            .status("ACTIVE")
            .taskDefinition(taskDefinition(revisions.getFirst().getKey()))
            .desiredCount(desired)
            .runningCount(running)
            .pendingCount(revisions.size() - 1)
            .deployments(revisions.stream().map(FakeFleet::deployment).toList())
            .build());
  }

  private static Deployment deployment(Map.Entry<String, Integer> revision) {
    return Deployment.builder()
        .taskDefinition(taskDefinition(revision.getKey()))
        .runningCount(revision.getValue())
        .build();
  }

  @Override
  public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
    return DescribeServicesResponse.builder()
        .services(
            request.services().stream()
                .flatMap(arn -> Optional.ofNullable(services.get(arn)).stream())
                .toList())
        .build();
  }

  @Override
  public DescribeTaskDefinitionResponse describeTaskDefinition(
      DescribeTaskDefinitionRequest request) {
    return DescribeTaskDefinitionResponse.builder()
        .taskDefinition(of -> of.containerDefinitions(containers.get(request.taskDefinition())))
        .build();
  }

  @Override
  public String serviceName() {
    return "ecs";
  }

  @Override
  public void close() {}
}
