package dev.slipway.rehearsal.operate.adopt;

import dev.slipway.rehearsal.operate.CallRefused;
import dev.slipway.rehearsal.operate.CloudClients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.TagStatus;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Reads the services of a cluster with all that adopting them asks about. */
final class ClusterReader {

  /** What DescribeServices takes at most (API DescribeServices, read 2026-11). */
  private static final int SERVICES_AT_ONCE = 10;

  /** What DescribeTasks takes at most (API DescribeTasks, read 2026-11). */
  private static final int TASKS_AT_ONCE = 100;

  private static final String DRAIN = "deregistration_delay.timeout_seconds";

  private final EcsClient ecs;
  private final EcrClient ecr;
  private final ElasticLoadBalancingV2Client loadBalancers;

  ClusterReader(CloudClients clients) {
    this.ecs = clients.ecs();
    this.ecr = clients.ecr();
    this.loadBalancers = clients.loadBalancers();
  }

  /**
   * @param cluster its name or ARN
   * @param wanted only these, by name; empty for all
   * @throws CallRefused when one of them is not there, naming those that are
   */
  List<Found> services(String cluster, List<String> wanted) {
    List<String> all =
        ecs.listServicesPaginator(list -> list.cluster(cluster)).serviceArns().stream()
            .sorted()
            .toList();
    List<String> names = all.stream().map(ClusterReader::name).toList();
    wanted.stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            missing -> {
              throw new CallRefused(
                  "cluster %s has no service \"%s\": it has %s"
                      .formatted(cluster, missing, String.join(", ", names)));
            });
    return all.stream()
        .filter(arn -> wanted.isEmpty() || wanted.contains(name(arn)))
        .gather(Gatherers.windowFixed(SERVICES_AT_ONCE))
        .flatMap(
            arns ->
                ecs.describeServices(of -> of.cluster(cluster).services(arns)).services().stream())
        .map(this::found)
        .toList();
  }

  private Found found(Service service) {
    TaskDefinition definition =
        ecs.describeTaskDefinition(of -> of.taskDefinition(service.taskDefinition()))
            .taskDefinition();
    Found bare = new Found(service, definition, drains(service), List.of());
    List<Container> running = bare.ownContainers().isEmpty() ? List.of() : running(service);
    List<Found.Pushed> images =
        bare.ownContainers().stream()
            .flatMap(container -> bare.imageOf(container).stream())
            .map(EcrImage::repository)
            .distinct()
            .flatMap(name -> pushed(name, running).stream())
            .toList();
    return new Found(service, definition, bare.drains(), images);
  }

  private List<Found.Drain> drains(Service service) {
    return service.loadBalancers().stream()
        .map(LoadBalancer::targetGroupArn)
        .flatMap(Stream::ofNullable)
        .map(arn -> new Found.Drain(arn.split("/", -1)[1], drain(arn)))
        .toList();
  }

  private int drain(String targetGroup) {
    return loadBalancers
        .describeTargetGroupAttributes(of -> of.targetGroupArn(targetGroup))
        .attributes()
        .stream()
        .filter(attribute -> attribute.key().equals(DRAIN))
        .map(TargetGroupAttribute::value)
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  private List<Container> running(Service service) {
    List<Container> containers = new ArrayList<>();
    ecs
        .listTasksPaginator(
            list -> list.cluster(service.clusterArn()).serviceName(service.serviceName()))
        .taskArns()
        .stream()
        .gather(Gatherers.windowFixed(TASKS_AT_ONCE))
        .flatMap(
            arns ->
                ecs
                    .describeTasks(of -> of.cluster(service.clusterArn()).tasks(arns))
                    .tasks()
                    .stream())
        .filter(task -> service.taskDefinition().equals(task.taskDefinitionArn()))
        .forEach(task -> containers.addAll(task.containers()));
    return containers;
  }

  /** Empty when the repository is gone. */
  private Optional<Found.Pushed> pushed(String name, List<Container> running) {
    try {
      Repository repository =
          ecr.describeRepositories(of -> of.repositoryNames(name)).repositories().getFirst();
      return Optional.of(new Found.Pushed(repository, newest(name), digest(name, running)));
    } catch (RepositoryNotFoundException gone) {
      return Optional.empty();
    }
  }

  private Optional<Found.Newest> newest(String repository) {
    return ecr
        .describeImagesPaginator(
            of -> of.repositoryName(repository).filter(which -> which.tagStatus(TagStatus.TAGGED)))
        .imageDetails()
        .stream()
        .max(Comparator.comparing(ImageDetail::imagePushedAt))
        .map(
            image ->
                new Found.Newest(
                    image.imageTags().getFirst(),
                    image.imageDigest(),
                    image.imagePushedAt().toString()));
  }

  private static Optional<String> digest(String repository, List<Container> running) {
    return running.stream()
        .filter(
            container ->
                EcrImage.parse(container.image())
                    .filter(image -> image.repository().equals(repository))
                    .isPresent())
        .map(Container::imageDigest)
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
