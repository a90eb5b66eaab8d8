package dev.slipway.rehearsal.operate.adopt;

import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.FakeTargetGroups;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Somebody's cluster "retail", of which only reading is possible. */
final class RetailCluster {

  static final String REGISTRY = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/";

  private static final String ECS = "arn:aws:ecs:eu-west-1:444455556666:";
  private static final String TARGETS =
      "arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/";

  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, TaskDefinition> definitions = new LinkedHashMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, List<ImageDetail>> repositories = new LinkedHashMap<>();
  private final Map<String, Integer> drains = new LinkedHashMap<>();

  /** A digest that begins with these hexadecimal digits. */
  static String digest(String start) {
    return "sha256:" + start + "0".repeat(64 - start.length());
  }

  /** A Fargate service of its own name's family, changed as the test wants. */
  void service(
      String name, UnaryOperator<Service.Builder> service, Consumer<TaskDefinition.Builder> task) {
    String revision = ECS + "task-definition/" + name + ":7";
    Service.Builder usual =
        Service.builder()
            .serviceName(name)
            .serviceArn(ECS + "service/retail/" + name)
            .clusterArn(ECS + "cluster/retail")
            .status("ACTIVE")
            .launchType(LaunchType.FARGATE)
            .desiredCount(2)
            .taskDefinition(revision);
    services.put(ECS + "service/retail/" + name, service.apply(usual).build());
    definitions.put(
        revision,
        TaskDefinition.builder()
            .family(name)
            .executionRoleArn("arn:aws:iam::444455556666:role/" + name + "-execution")
            .applyMutation(task)
            .build());
  }

  /** The ARN of a target group that drains so many seconds. */
  String targets(String name, int drain) {
    drains.put(TARGETS + name + "/0123456789abcdef", drain);
    return TARGETS + name + "/0123456789abcdef";
  }

  void task(String service, String image, String digest) {
    String arn = ECS + "task/retail/" + service;
    tasks.put(
        arn,
        Task.builder()
            .taskDefinitionArn(ECS + "task-definition/" + service + ":7")
            .containers(container -> container.image(image).imageDigest(digest))
            .build());
  }

  void push(String repository, String tag, String digest, String at) {
    repositories
        .computeIfAbsent(repository, none -> new ArrayList<>())
        .add(
            ImageDetail.builder()
                .imageTags(tag)
                .imageDigest(digest)
                .imagePushedAt(Instant.parse(at))
                .build());
  }

  CloudClients clients() {
    return new CloudClients(
        untouched(SsmClient.class),
        untouched(DynamoDbClient.class),
        untouched(SfnClient.class),
        new Ecs(),
        new Ecr(),
        new FakeTargetGroups(drains));
  }

  /** There is no orchestrator yet, so nobody may ask for its parts. */
  private static <T> T untouched(Class<T> client) {
    return client.cast(
        Proxy.newProxyInstance(
            client.getClassLoader(),
            new Class<?>[] {client},
            (proxy, method, arguments) -> {
              throw new AssertionError(client.getSimpleName() + "." + method.getName());
            }));
  }

  private final class Ecs implements EcsClient {

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
      return ListServicesResponse.builder().serviceArns(services.keySet()).build();
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
      return DescribeServicesResponse.builder()
          .services(request.services().stream().map(services::get).toList())
          .build();
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
        DescribeTaskDefinitionRequest request) {
      return DescribeTaskDefinitionResponse.builder()
          .taskDefinition(definitions.get(request.taskDefinition()))
          .build();
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
      return ListTasksResponse.builder()
          .taskArns(
              tasks.keySet().stream()
                  .filter(arn -> arn.endsWith("/" + request.serviceName()))
                  .toList())
          .build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
      return DescribeTasksResponse.builder()
          .tasks(request.tasks().stream().map(tasks::get).toList())
          .build();
    }

    @Override
    public String serviceName() {
      return "ecs";
    }

    @Override
    public void close() {}
  }

  private final class Ecr implements EcrClient {

    @Override
    public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
      String name = request.repositoryNames().getFirst();
      if (!repositories.containsKey(name)) {
        throw RepositoryNotFoundException.builder().message(name + " does not exist").build();
      }
      return DescribeRepositoriesResponse.builder()
          .repositories(
              of -> of.repositoryName(name).imageTagMutability(ImageTagMutability.MUTABLE))
          .build();
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
      return DescribeImagesResponse.builder()
          .imageDetails(repositories.get(request.repositoryName()))
          .build();
    }

    @Override
    public String serviceName() {
      return "ecr";
    }

    @Override
    public void close() {}
  }
}
