package dev.slipway.rehearsal.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ResolvedConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * A service revision: how the service was configured when a deployment began.
 *
 * @param shape the service as the API describes it, without what changes by itself
 * @param loadBalancers the service's, each with the target group that is this revision's own
 */
record Revision(
    String arn,
    Service shape,
    TaskDefinition definition,
    List<LoadBalancer> loadBalancers,
    Instant createdAt) {

  Strategy strategy() {
    return Strategy.of(shape.deploymentConfiguration());
  }

  /** What the API shows of the target groups, where there is a choice of them. */
  Optional<ResolvedConfiguration> resolved() {
    List<ServiceRevisionLoadBalancer> own =
        loadBalancers.stream()
            .filter(each -> each.advancedConfiguration() != null)
            .map(Revision::resolved)
            .toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(ResolvedConfiguration.builder().loadBalancers(own).build());
  }

  private static ServiceRevisionLoadBalancer resolved(LoadBalancer each) {
    return ServiceRevisionLoadBalancer.builder()
        .targetGroupArn(each.targetGroupArn())
        .productionListenerRule(each.advancedConfiguration().productionListenerRule())
        .build();
  }

  List<String> subnets() {
    return network().map(AwsVpcConfiguration::subnets).orElse(List.of());
  }

  List<String> securityGroups() {
    return network().map(AwsVpcConfiguration::securityGroups).orElse(List.of());
  }

  /** Whether its tasks get public addresses. */
  boolean isPublic() {
    return network().filter(vpc -> vpc.assignPublicIp() == AssignPublicIp.ENABLED).isPresent();
  }

  String familyRevision() {
    return definition.family() + ":" + definition.revision();
  }

  private Optional<AwsVpcConfiguration> network() {
    return Optional.ofNullable(shape.networkConfiguration())
        .map(network -> network.awsvpcConfiguration());
  }
}
