package dev.slipway.rehearsal.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CreatedAt;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/** The API's operations on service deployments and service revisions. */
final class ServiceDeployments {

  private static final int MOST_DESCRIBED = 20;

  private final Clusters clusters;
  private final Services services;
  private final Deployments deployments;

  ServiceDeployments(Clusters clusters, Services services, Deployments deployments) {
    this.clusters = clusters;
    this.services = services;
    this.deployments = deployments;
  }

  /** Newest first. */
  List<ServiceDeploymentBrief> list(ListServiceDeploymentsRequest request) {
    return services.require(request.cluster(), request.service()).attempts().reversed().stream()
        .filter(each -> request.status().isEmpty() || request.status().contains(each.status()))
        .filter(each -> isWithin(request, each))
        .map(Attempt::brief)
        .toList();
  }

  DescribeServiceDeploymentsResponse describe(DescribeServiceDeploymentsRequest request) {
    checkCount(request.serviceDeploymentArns());
    List<ServiceDeployment> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String arn : request.serviceDeploymentArns()) {
      Optional<Attempt> attempt = find(arn);
      attempt.map(Attempt::describe).ifPresent(found::add);
      if (attempt.isEmpty()) {
        failures.add(missing(arn));
      }
    }
    return DescribeServiceDeploymentsResponse.builder()
        .serviceDeployments(found)
        .failures(failures)
        .build();
  }

  DescribeServiceRevisionsResponse describe(DescribeServiceRevisionsRequest request) {
    checkCount(request.serviceRevisionArns());
    List<ServiceRevision> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String arn : request.serviceRevisionArns()) {
      Optional<ServiceRevision> revision =
          clusters.services().stream().flatMap(each -> each.revision(arn).stream()).findFirst();
      revision.ifPresent(found::add);
      if (revision.isEmpty()) {
        failures.add(missing(arn));
      }
    }
    return DescribeServiceRevisionsResponse.builder()
        .serviceRevisions(found)
        .failures(failures)
        .build();
  }

  /** Only a rollback is possible, whatever the model's enum says: stop-service-deployment. */
  String stop(StopServiceDeploymentRequest request) {
    if (request.stopType() == StopServiceDeploymentStopType.ABORT) {
      throw Refusals.invalid("The only valid value for stopType is ROLLBACK.");
    }
    String arn = request.serviceDeploymentArn();
    LocalService service =
        clusters.services().stream()
            .filter(each -> each.attempts().stream().anyMatch(own -> own.arn().equals(arn)))
            .findFirst()
            .orElseThrow(Refusals::deploymentNotFound);
    deployments.stop(service, find(arn).orElseThrow(Refusals::deploymentNotFound));
    return arn;
  }

  private Optional<Attempt> find(String arn) {
    Stream<Attempt> all = clusters.services().stream().flatMap(each -> each.attempts().stream());
    return all.filter(attempt -> attempt.arn().equals(arn)).findFirst();
  }

  private static boolean isWithin(ListServiceDeploymentsRequest request, Attempt attempt) {
    CreatedAt range = Optional.ofNullable(request.createdAt()).orElse(CreatedAt.builder().build());
    boolean late = range.after() == null || !attempt.createdAt().isBefore(range.after());
    boolean early = range.before() == null || !attempt.createdAt().isAfter(range.before());
    return late && early;
  }

  private static void checkCount(List<String> arns) {
    if (arns.size() > MOST_DESCRIBED) {
      throw Refusals.invalid("At most " + MOST_DESCRIBED + " ARNs can be described at once.");
    }
  }

  private static Failure missing(String arn) {
    return Failure.builder().arn(arn).reason("MISSING").build();
  }
}
