package dev.slipway.rehearsal.ecs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;

/** The clusters and the services in them. */
final class Clusters {

  private static final String DEFAULT = "default";

  private final Names names;
  private final Map<String, Cluster> clusters = new LinkedHashMap<>();
  private final Map<String, LocalService> services = new LinkedHashMap<>();

  Clusters(Names names) {
    this.names = names;
  }

  /** Creating a cluster that exists gives the existing one, as the API does. */
  Cluster create(CreateClusterRequest request) {
    String name = Optional.ofNullable(request.clusterName()).orElse(DEFAULT);
    return clusters.computeIfAbsent(names.clusterArn(name), arn -> cluster(arn, name, request));
  }

  Collection<Cluster> all() {
    return clusters.values().stream().map(this::counted).toList();
  }

  Optional<Cluster> find(@Nullable String nameOrArn) {
    String given = nameOrArn == null ? DEFAULT : nameOrArn;
    String arn = given.startsWith("arn:") ? given : names.clusterArn(given);
    return Optional.ofNullable(clusters.get(arn)).map(this::counted);
  }

  Cluster require(@Nullable String nameOrArn) {
    return find(nameOrArn).orElseThrow(Refusals::clusterNotFound);
  }

  DescribeClustersResponse describe(DescribeClustersRequest request) {
    List<String> wanted = request.clusters().isEmpty() ? List.of(DEFAULT) : request.clusters();
    List<Cluster> found = wanted.stream().flatMap(each -> find(each).stream()).toList();
    List<Failure> failures =
        wanted.stream()
            .filter(each -> find(each).isEmpty())
            .map(each -> names.clusterArn(Names.last(each)))
            .map(arn -> Failure.builder().arn(arn).reason("MISSING").build())
            .toList();
    return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
  }

  void add(LocalService service) {
    services.put(service.arn(), service);
  }

  List<LocalService> services(Cluster cluster) {
    return services.values().stream()
        .filter(service -> service.clusterArn().equals(cluster.clusterArn()))
        .toList();
  }

  Collection<LocalService> services() {
    return services.values();
  }

  Optional<LocalService> service(Cluster cluster, String nameOrArn) {
    return Optional.ofNullable(
        services.get(names.serviceArn(cluster.clusterName(), Names.last(nameOrArn))));
  }

  private static Cluster cluster(String arn, String name, CreateClusterRequest request) {
    Cluster.Builder cluster = Cluster.builder();
    Fields.overlay(request, cluster);
    return cluster.clusterArn(arn).clusterName(name).status("ACTIVE").build();
  }

  private Cluster counted(Cluster cluster) {
    List<LocalService> own = services(cluster);
    return cluster.toBuilder()
        .activeServicesCount(own.size())
        .runningTasksCount(own.stream().mapToInt(LocalService::runningCount).sum())
        .pendingTasksCount(own.stream().mapToInt(LocalService::pendingCount).sum())
        .registeredContainerInstancesCount(0)
        .build();
  }
}
