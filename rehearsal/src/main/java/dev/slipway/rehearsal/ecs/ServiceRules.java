package dev.slipway.rehearsal.ecs;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** What ECS refuses when a service is created or updated, and what this cloud does not play. */
final class ServiceRules {

  /** The capacity providers of Fargate (ECS developer guide, fargate-capacity-providers). */
  private static final Set<String> FARGATE = Set.of("FARGATE", "FARGATE_SPOT");

  private final ElasticLoadBalancingV2Client loadBalancers;
  private final InfrastructureRole role;

  ServiceRules(Surroundings cloud) {
    this.loadBalancers = cloud.loadBalancers();
    this.role = new InfrastructureRole(cloud.permissions());
  }

  /** Only load balancers that a request names are looked at; one may be lost later. */
  void checkTargetGroups(Service service) {
    service.loadBalancers().forEach(this::checkTargetGroups);
  }

  private void checkTargetGroups(LoadBalancer loadBalancer) {
    role.refusal(loadBalancer, "DescribeTargetGroups", InfrastructureRole.ANY)
        .ifPresent(ServiceRules::refuseUnseen);
    targetGroups(loadBalancer).forEach(this::checkTargetGroup);
  }

  void check(Service service, TaskDefinition definition) {
    checkPlayed(service);
    PlayedFields.check(service, definition);
    StrategyRules.check(service);
    checkNetwork(service, definition);
    service.loadBalancers().forEach(each -> check(each, definition));
    checkPercents(service.deploymentConfiguration());
  }

  private static void checkPlayed(Service service) {
    checkCapacity(service);
    if (service.schedulingStrategy() != SchedulingStrategy.REPLICA) {
      throw Refusals.notPlayed("scheduling strategy " + service.schedulingStrategyAsString());
    }
    Optional.ofNullable(service.deploymentController())
        .map(DeploymentController::type)
        .filter(type -> type != DeploymentControllerType.ECS)
        .ifPresent(type -> refuse("deployment controller " + type));
    if (!service.serviceRegistries().isEmpty()) {
      throw Refusals.notPlayed("service discovery");
    }
  }

  /** Where the capacity comes from makes no difference here: Spot interrupts nothing. */
  private static void checkCapacity(Service service) {
    boolean fargate =
        service.capacityProviderStrategy().isEmpty()
            ? service.launchType() == LaunchType.FARGATE
            : service.capacityProviderStrategy().stream()
                .allMatch(each -> FARGATE.contains(each.capacityProvider()));
    if (!fargate) {
      throw Refusals.notPlayed(
          "launch type %s, capacity providers %s"
              .formatted(service.launchTypeAsString(), service.capacityProviderStrategy()));
    }
  }

  private static void checkNetwork(Service service, TaskDefinition definition) {
    boolean awsvpc = definition.networkMode() == NetworkMode.AWSVPC;
    if (!awsvpc) {
      throw Refusals.notPlayed("network mode " + definition.networkModeAsString());
    }
    if (service.networkConfiguration() == null
        || service.networkConfiguration().awsvpcConfiguration() == null
        || service.networkConfiguration().awsvpcConfiguration().subnets().isEmpty()) {
      throw Refusals.invalid(
          "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
  }

  /** Source: troubleshoot-service-load-balancers, read 2026-11. */
  private static void check(LoadBalancer loadBalancer, TaskDefinition definition) {
    String name = loadBalancer.containerName();
    ContainerDefinition container =
        definition.containerDefinitions().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "The container " + name + " does not exist in the task definition."));
    boolean maps =
        container.portMappings().stream()
            .anyMatch(port -> port.containerPort().equals(loadBalancer.containerPort()));
    if (!maps) {
      throw Refusals.invalid(
          "The container %s did not have a container port %d defined."
              .formatted(name, loadBalancer.containerPort()));
    }
  }

  private static Stream<String> targetGroups(LoadBalancer loadBalancer) {
    return Stream.concat(
        Stream.of(loadBalancer.targetGroupArn()),
        Stream.ofNullable(loadBalancer.advancedConfiguration())
            .map(AdvancedConfiguration::alternateTargetGroupArn));
  }

  private void checkTargetGroup(String arn) {
    if (targetGroup(arn).loadBalancerArns().isEmpty()) {
      throw Refusals.invalid(
          "The target group with targetGroupArn "
              + arn
              + " does not have an associated load balancer.");
    }
  }

  private TargetGroup targetGroup(String arn) {
    try {
      return loadBalancers
          .describeTargetGroups(request -> request.targetGroupArns(arn))
          .targetGroups()
          .getFirst();
    } catch (TargetGroupNotFoundException missing) {
      throw unseen(missing.awsErrorDetails().errorMessage());
    }
  }

  private static void refuseUnseen(String why) {
    throw unseen(why);
  }

  private static EcsException unseen(String why) {
    return Refusals.invalid(
        "Unable to assume role and validate the specified targetGroupArn: " + why);
  }

  private static void checkPercents(DeploymentConfiguration deployment) {
    int minimum = deployment.minimumHealthyPercent();
    int maximum = deployment.maximumPercent();
    if (maximum < 100 || maximum > 200 || minimum < 0 || minimum > 100) {
      throw Refusals.invalid(
          "minimumHealthyPercent must be 0 to 100 and maximumPercent 100 to 200, not %d and %d."
              .formatted(minimum, maximum));
    }
    if (minimum == 100 && maximum == 100) {
      throw Refusals.invalid(
          "Both maximumPercent and minimumHealthyPercent cannot be 100 as this"
              + " will block deployments");
    }
  }

  private static void refuse(String what) {
    throw Refusals.notPlayed(what);
  }
}
