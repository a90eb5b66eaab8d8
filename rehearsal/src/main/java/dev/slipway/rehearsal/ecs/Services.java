package dev.slipway.rehearsal.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** The API's operations on services. */
final class Services {

  private static final int MOST_DESCRIBED = 10;

  private final Room room;
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final Deployments deployments;
  private final ServiceRules rules;

  Services(Room room, Clusters clusters, TaskDefinitions definitions, Deployments deployments) {
    this.room = room;
    this.clusters = clusters;
    this.definitions = definitions;
    this.deployments = deployments;
    this.rules = new ServiceRules(room.cloud());
  }

  LocalService create(CreateServiceRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    boolean taken =
        clusters.service(cluster, request.serviceName()).filter(LocalService::isActive).isPresent();
    if (taken) {
      throw Refusals.invalid("Creation of service was not idempotent.");
    }
    TaskDefinition definition = definitions.deployable(request.taskDefinition());
    LocalService service = new LocalService(newShape(request, cluster, definition));
    check(service.shape(), definition);
    rules.checkTargetGroups(service.shape());
    clusters.add(service);
    deployments.begin(service, definition);
    service.primary().settings(RevisionSettings.of(request));
    return service;
  }

  /** Only what makes a new service revision begins a deployment (API UpdateService). */
  LocalService update(UpdateServiceRequest request) {
    LocalService service = requireActive(request.cluster(), request.service());
    Service before = service.shape();
    Service after = updated(before, request);
    TaskDefinition definition =
        request.taskDefinition() == null
            ? definitions.require(after.taskDefinition())
            : definitions.deployable(request.taskDefinition());
    after = after.toBuilder().taskDefinition(definition.taskDefinitionArn()).build();
    check(after, definition);
    if (request.hasLoadBalancers()) {
      rules.checkTargetGroups(after);
    }
    service.shape(after);
    RevisionSettings present = service.primary().settings();
    RevisionSettings settings = present.updated(request);
    if (Boolean.TRUE.equals(request.forceNewDeployment())
        || makesNewRevision(before, after)
        || !settings.equals(present)) {
      deployments.begin(service, definition);
      service.primary().settings(settings);
    }
    room.changed().accept(service);
    return service;
  }

  private void check(Service service, TaskDefinition definition) {
    rules.check(service, definition);
    if (!room.cloud().runtime().ignoresVolumes()) {
      PlayedFields.checkDisks(definition);
    }
  }

  DescribeServicesResponse describe(DescribeServicesRequest request) {
    if (request.services().size() > MOST_DESCRIBED) {
      throw Refusals.invalid("Services cannot have more than " + MOST_DESCRIBED + " elements.");
    }
    Cluster cluster = clusters.require(request.cluster());
    List<Service> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : request.services()) {
      Optional<LocalService> service = clusters.service(cluster, name);
      service.map(LocalService::describe).ifPresent(found::add);
      if (service.isEmpty()) {
        String arn = room.names().serviceArn(cluster.clusterName(), Names.last(name));
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      }
    }
    return DescribeServicesResponse.builder().services(found).failures(failures).build();
  }

  List<String> list(ListServicesRequest request) {
    return clusters.services(clusters.require(request.cluster())).stream()
        .filter(LocalService::isActive)
        .map(LocalService::arn)
        .toList();
  }

  LocalService delete(DeleteServiceRequest request) {
    LocalService service = requireActive(request.cluster(), request.service());
    if (service.shape().desiredCount() > 0 && !Boolean.TRUE.equals(request.force())) {
      throw Refusals.invalid("The service cannot be stopped while it is scaled above 0.");
    }
    service.shape(service.shape().toBuilder().desiredCount(0).status("DRAINING").build());
    room.changed().accept(service);
    return service;
  }

  LocalService require(@Nullable String cluster, String service) {
    return clusters
        .service(clusters.require(cluster), service)
        .orElseThrow(Refusals::serviceNotFound);
  }

  LocalService named(String arn) {
    return clusters.services().stream()
        .filter(service -> service.arn().equals(arn))
        .findFirst()
        .orElseThrow(Refusals::serviceNotFound);
  }

  private LocalService requireActive(@Nullable String cluster, String service) {
    LocalService found = require(cluster, service);
    if (!found.isActive()) {
      throw Refusals.serviceNotActive();
    }
    return found;
  }

  private Service newShape(
      CreateServiceRequest request, Cluster cluster, TaskDefinition definition) {
    Instant now = room.lane().now();
    Service.Builder shape =
        Service.builder()
            .schedulingStrategy(SchedulingStrategy.REPLICA)
            .healthCheckGracePeriodSeconds(0)
            .platformVersion("LATEST")
            .platformFamily(Messages.PLATFORM_FAMILY)
            .propagateTags("NONE")
            .enableExecuteCommand(false)
            .enableECSManagedTags(false)
            .desiredCount(1);
    Fields.overlay(request, shape);
    return shape
        .serviceArn(room.names().serviceArn(cluster.clusterName(), request.serviceName()))
        .clusterArn(cluster.clusterArn())
        .status("ACTIVE")
        .createdAt(now)
        .taskDefinition(definition.taskDefinitionArn())
        .deploymentConfiguration(completed(request.deploymentConfiguration()))
        .build();
  }

  /**
   * A deployment configuration replaces the whole earlier one: AWS does not say whether members
   * left out keep their value, and this is the worse case for who relies on it.
   */
  private static Service updated(Service before, UpdateServiceRequest request) {
    Service.Builder after = before.toBuilder();
    Fields.overlay(request, after);
    // A strategy takes the place of the launch type (ECS API, UpdateService, read 2026-11).
    if (!request.capacityProviderStrategy().isEmpty()) {
      after.launchType((String) null);
    }
    if (request.deploymentConfiguration() != null) {
      after.deploymentConfiguration(completed(request.deploymentConfiguration()));
    }
    return after.build();
  }

  private static DeploymentConfiguration completed(@Nullable DeploymentConfiguration given) {
    DeploymentConfiguration.Builder complete =
        DeploymentConfiguration.builder()
            .maximumPercent(200)
            .minimumHealthyPercent(100)
            .strategy(DeploymentStrategy.ROLLING)
            .deploymentCircuitBreaker(breaker -> breaker.enable(false).rollback(false));
    if (given != null) {
      Fields.overlay(given, complete);
    }
    DeploymentConfiguration whole = complete.build();
    boolean bakes =
        whole.strategy() != DeploymentStrategy.ROLLING || whole.bakeTimeInMinutes() != null;
    return bakes ? whole : whole.toBuilder().bakeTimeInMinutes(0).build();
  }

  private static boolean makesNewRevision(Service before, Service after) {
    return !Objects.equals(before.taskDefinition(), after.taskDefinition())
        || !Objects.equals(before.networkConfiguration(), after.networkConfiguration())
        || !Objects.equals(before.platformVersion(), after.platformVersion())
        || !Objects.equals(before.loadBalancers(), after.loadBalancers())
        || !Objects.equals(before.capacityProviderStrategy(), after.capacityProviderStrategy());
  }
}
