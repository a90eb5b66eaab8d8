package dev.slipway.aws;

import dev.slipway.core.Place;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.RequestRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ResolvedConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import software.amazon.awssdk.services.ecs.model.Task;

/** Services on Amazon ECS. */
public final class EcsFleet implements Fleet {
  private static final int TASKS_PER_CALL = 100;
  private static final int DEPLOYMENTS_PER_CALL = 20;

  private final EcsClient ecs;

  public EcsFleet(EcsClient ecs) {
    this.ecs = ecs;
  }

  @Override
  public ServiceState service(Place place) {
    return Call.of("ecs:DescribeServices", place.service())
        .make(() -> ecs.describeServices(r -> r.cluster(place.cluster()).services(place.service())))
        .services()
        .stream()
        .filter(service -> "ACTIVE".equals(service.status()))
        .findFirst()
        .map(EcsShapes::service)
        .orElseThrow(() -> new RequestRefused("there is no active service " + place.service()));
  }

  @Override
  public Optional<ServiceDeployment> deployment(String arn) {
    return deployments(List.of(arn)).stream().findFirst();
  }

  @Override
  public List<ServiceDeployment> deployments(Place place) {
    List<String> arns =
        Call.of("ecs:ListServiceDeployments", place.service())
            .make(
                () ->
                    ecs.listServiceDeployments(
                        r -> r.cluster(place.cluster()).service(place.service())))
            .serviceDeployments()
            .stream()
            .sorted(Comparator.comparing(ServiceDeploymentBrief::createdAt).reversed())
            .limit(DEPLOYMENTS_PER_CALL)
            .map(ServiceDeploymentBrief::serviceDeploymentArn)
            .toList();
    return arns.isEmpty() ? List.of() : deployments(arns);
  }

  private List<ServiceDeployment> deployments(List<String> arns) {
    return Call.of("ecs:DescribeServiceDeployments", arns.getFirst())
        .make(() -> ecs.describeServiceDeployments(r -> r.serviceDeploymentArns(arns)))
        .serviceDeployments()
        .stream()
        .map(EcsShapes::deployment)
        .sorted(Comparator.comparing(ServiceDeployment::createdAt).reversed())
        .toList();
  }

  @Override
  public Optional<String> definitionOf(String serviceRevision) {
    return revision(serviceRevision).map(ServiceRevision::taskDefinition);
  }

  @Override
  public List<String> targetGroupsOf(String serviceRevision) {
    return revision(serviceRevision)
        .map(ServiceRevision::resolvedConfiguration)
        .map(ResolvedConfiguration::loadBalancers)
        .orElse(List.of())
        .stream()
        .map(ServiceRevisionLoadBalancer::targetGroupArn)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private Optional<ServiceRevision> revision(String arn) {
    return Call.of("ecs:DescribeServiceRevisions", arn)
        .make(() -> ecs.describeServiceRevisions(r -> r.serviceRevisionArns(arn)))
        .serviceRevisions()
        .stream()
        .findFirst();
  }

  @Override
  public List<ObservedTask> tasks(Place place) {
    List<String> arns = new ArrayList<>(arns(place, DesiredStatus.RUNNING));
    arns.addAll(arns(place, DesiredStatus.STOPPED));
    List<ObservedTask> tasks = new ArrayList<>();
    for (int from = 0; from < arns.size(); from += TASKS_PER_CALL) {
      List<String> some = arns.subList(from, Math.min(arns.size(), from + TASKS_PER_CALL));
      describe(place, some).stream().map(EcsShapes::task).forEach(tasks::add);
    }
    return List.copyOf(tasks);
  }

  private List<String> arns(Place place, DesiredStatus status) {
    return Call.of("ecs:ListTasks", place.service())
        .make(
            () ->
                ecs
                    .listTasksPaginator(
                        r ->
                            r.cluster(place.cluster())
                                .serviceName(place.service())
                                .desiredStatus(status))
                    .taskArns()
                    .stream()
                    .toList());
  }

  private List<Task> describe(Place place, List<String> arns) {
    return Call.of("ecs:DescribeTasks", place.cluster())
        .make(() -> ecs.describeTasks(r -> r.cluster(place.cluster()).tasks(arns)))
        .tasks();
  }

  @Override
  public void update(Place place, Change change) {
    // Sent whole: what ECS does with a part of it is not documented.
    Optional<DeploymentConfiguration> configuration = new SendableConfiguration(ecs).of(place);
    Call.of("ecs:UpdateService", place.service())
        .make(
            () ->
                ecs.updateService(
                    r -> {
                      r.cluster(place.cluster()).service(place.service());
                      r.taskDefinition(change.taskDefinition());
                      configuration.ifPresent(r::deploymentConfiguration);
                      change.desired().ifPresent(r::desiredCount);
                      if (change.restart()) {
                        r.forceNewDeployment(true);
                      }
                    }));
  }

  @Override
  public boolean stop(String serviceDeployment) {
    return Call.of("ecs:StopServiceDeployment", serviceDeployment)
        .make(
            () -> {
              try {
                ecs.stopServiceDeployment(
                    r ->
                        r.serviceDeploymentArn(serviceDeployment)
                            .stopType(StopServiceDeploymentStopType.ROLLBACK));
                return true;
              } catch (ConflictException | ServiceDeploymentNotFoundException over) {
                return false;
              }
            });
  }

  @Override
  public void scale(Place place, int desired) {
    Call.of("ecs:UpdateService", place.service())
        .make(
            () ->
                ecs.updateService(
                    r ->
                        r.cluster(place.cluster()).service(place.service()).desiredCount(desired)));
  }
}
