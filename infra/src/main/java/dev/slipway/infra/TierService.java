package dev.slipway.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * One tier of the sample application behind its load balancer: the task definition, the service,
 * its target group and the alarm on its errors.
 */
final class TierService extends Construct {

  private static final int SERVER_ERRORS_A_MINUTE = 5;

  private final FargateService service;
  private final Alarm serverErrors;

  /**
   * Where a tier runs and how it is reached.
   *
   * @param environment the container's environment, in a fixed order
   */
  record Placement(
      ICluster cluster,
      ISecurityGroup tasks,
      ApplicationLoadBalancer loadBalancer,
      int listenerPort,
      Map<String, String> environment) {}

  TierService(Construct scope, Tier tier, TierImages images, Placement placement) {
    super(scope, tier.title());
    LiveImage liveImage = new LiveImage(this, tier, images);
    service = service(taskDefinition(tier, images, liveImage, placement.environment()), placement);
    leaveTheCountToTheDeployer(liveImage);
    ApplicationTargetGroup targets = targetGroup(tier, placement.cluster());
    placement.loadBalancer().addListener(tier.title() + "Listener", listener(placement, targets));
    serverErrors = alarmOn(targets, tier);
  }

  FargateService service() {
    return service;
  }

  Alarm serverErrors() {
    return serverErrors;
  }

  private FargateTaskDefinition taskDefinition(
      Tier tier, TierImages images, LiveImage liveImage, Map<String, String> environment) {
    FargateTaskDefinition definition =
        FargateTaskDefinition.Builder.create(this, "TaskDefinition")
            .family("slipway-" + tier.label())
            .cpu(256)
            .memoryLimitMiB(512)
            .runtimePlatform(
                RuntimePlatform.builder()
                    .cpuArchitecture(CpuArchitecture.X86_64)
                    .operatingSystemFamily(OperatingSystemFamily.LINUX)
                    .build())
            .build();
    definition.addContainer(tier.label(), container(tier, liveImage, environment));
    images.repository().grantPull(definition.obtainExecutionRole());
    // A deregistered revision cannot be rolled back to, and CloudFormation deregisters what it
    // replaces.
    definition.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return definition;
  }

  private ContainerDefinitionOptions container(
      Tier tier, LiveImage liveImage, Map<String, String> environment) {
    return ContainerDefinitionOptions.builder()
        .image(ContainerImage.fromRegistry(liveImage.containerImage()))
        .environment(environment)
        .portMappings(List.of(PortMapping.builder().containerPort(Tier.PORT).build()))
        .stopTimeout(Duration.seconds(35))
        .logging(LogDriver.awsLogs(logs(tier)))
        .build();
  }

  private AwsLogDriverProps logs(Tier tier) {
    LogGroup group =
        LogGroup.Builder.create(this, "Logs")
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    return AwsLogDriverProps.builder().logGroup(group).streamPrefix(tier.label()).build();
  }

  private FargateService service(FargateTaskDefinition definition, Placement placement) {
    return FargateService.Builder.create(this, "Service")
        .cluster(placement.cluster())
        .taskDefinition(definition)
        .vpcSubnets(NetworkStack.PRIVATE)
        .securityGroups(List.of(placement.tasks()))
        .assignPublicIp(false)
        .circuitBreaker(DeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
        .minHealthyPercent(100)
        .maxHealthyPercent(200)
        .healthCheckGracePeriod(Duration.seconds(30))
        .build();
  }

  private void leaveTheCountToTheDeployer(LiveImage liveImage) {
    if (service.getNode().getDefaultChild() instanceof CfnService resource) {
      resource.addPropertyOverride("DesiredCount", liveImage.desiredCount());
    }
  }

  private ApplicationTargetGroup targetGroup(Tier tier, ICluster cluster) {
    return ApplicationTargetGroup.Builder.create(this, "Targets")
        .vpc(cluster.getVpc())
        .targetType(TargetType.IP)
        .protocol(ApplicationProtocol.HTTP)
        .port(Tier.PORT)
        .healthCheck(healthCheck())
        .deregistrationDelay(Duration.seconds(30))
        .targets(List.of(service.loadBalancerTarget(containerOf(tier))))
        .build();
  }

  private static HealthCheck healthCheck() {
    return HealthCheck.builder()
        .path("/health")
        .healthyHttpCodes("200")
        .interval(Duration.seconds(10))
        .timeout(Duration.seconds(5))
        .healthyThresholdCount(2)
        .unhealthyThresholdCount(2)
        .build();
  }

  private static LoadBalancerTargetOptions containerOf(Tier tier) {
    return LoadBalancerTargetOptions.builder()
        .containerName(tier.label())
        .containerPort(Tier.PORT)
        .build();
  }

  private static BaseApplicationListenerProps listener(
      Placement placement, ApplicationTargetGroup targets) {
    return BaseApplicationListenerProps.builder()
        .port(placement.listenerPort())
        .protocol(ApplicationProtocol.HTTP)
        .open(false)
        .defaultTargetGroups(List.of(targets))
        .build();
  }

  private Alarm alarmOn(ApplicationTargetGroup targets, Tier tier) {
    MetricOptions everyMinute =
        MetricOptions.builder().statistic("Sum").period(Duration.minutes(1)).build();
    return Alarm.Builder.create(this, "ServerErrors")
        .alarmDescription("The " + tier.label() + " answers with server errors")
        .metric(targets.getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, everyMinute))
        .threshold(SERVER_ERRORS_A_MINUTE)
        .evaluationPeriods(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }
}
