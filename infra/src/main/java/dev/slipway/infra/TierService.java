package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/**
 * One tier of the sample application behind its load balancer: the task definition, the service,
 * its door, its scaling and the alarm on its errors.
 */
final class TierService extends Construct {

  private static final int SERVER_ERRORS_A_MINUTE = 5;

  private final FargateService service;
  private final Alarm serverErrors;

  TierService(Construct scope, Tier tier, TierImages images, TierPlacement placement) {
    super(scope, tier.title());
    TierTask task = new TierTask(this, tier, images, placement);
    service = service(task, placement);
    leaveTheCountToDeployerAndScaling(task.liveImage());
    new TierScaling(service, task.liveImage().isThere());
    TierDoor door = new TierDoor(this, tier, placement);
    door.leadTo(service, tier);
    serverErrors = alarmOn(door, tier);
  }

  FargateService service() {
    return service;
  }

  Alarm serverErrors() {
    return serverErrors;
  }

  private FargateService service(TierTask task, TierPlacement placement) {
    FargateService.Builder builder =
        FargateService.Builder.create(this, "Service")
            .cluster(placement.cluster())
            .taskDefinition(task.definition())
            .vpcSubnets(NetworkStack.PRIVATE)
            .securityGroups(List.of(placement.tasks()))
            .assignPublicIp(false)
            .circuitBreaker(DeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
            .minHealthyPercent(100)
            .maxHealthyPercent(200)
            .healthCheckGracePeriod(placement.settings().profile().checks().grace());
    placement.settings().strategy().configure(builder);
    return builder.build();
  }

  private void leaveTheCountToDeployerAndScaling(LiveImage liveImage) {
    if (service.getNode().getDefaultChild() instanceof CfnService resource) {
      resource.addPropertyOverride("DesiredCount", liveImage.desiredCount());
    }
  }

  private Alarm alarmOn(TierDoor door, Tier tier) {
    MetricOptions everyMinute =
        MetricOptions.builder().statistic("Sum").period(Duration.minutes(1)).build();
    return Alarm.Builder.create(this, "ServerErrors")
        .alarmDescription("The " + tier.label() + " answers with server errors")
        .metric(door.serverErrors(everyMinute))
        .threshold(SERVER_ERRORS_A_MINUTE)
        .evaluationPeriods(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }
}
