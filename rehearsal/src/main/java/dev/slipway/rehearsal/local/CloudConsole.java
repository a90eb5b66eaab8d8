package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.cloudwatch.LocalCloudWatch;
import dev.slipway.rehearsal.story.Console;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What a person does in AWS's console, done through AWS's APIs. */
final class CloudConsole implements Console {

  private final LocalCloud cloud;
  private final EcsClient ecs;
  private final LiveServices services;
  private final ByHand byHand;

  CloudConsole(LocalCloud cloud) {
    this.cloud = cloud;
    this.ecs = cloud.services().ecs;
    this.services = new LiveServices(cloud);
    this.byHand = new ByHand(cloud);
  }

  @Override
  public String definition(String service) {
    return services.service(service).taskDefinition();
  }

  @Override
  public String digest(String definition) {
    String image = services.definition(definition).containerDefinitions().getFirst().image();
    return image.substring(image.indexOf('@') + 1);
  }

  @Override
  public int healthy(String service) {
    LoadBalancer balancer = services.service(service).loadBalancers().getFirst();
    Stream<String> groups =
        Stream.concat(
            Stream.of(balancer.targetGroupArn()),
            Stream.ofNullable(balancer.advancedConfiguration())
                .map(AdvancedConfiguration::alternateTargetGroupArn));
    return groups.mapToInt(this::healthyTargets).sum();
  }

  private int healthyTargets(String group) {
    return (int)
        cloud
            .services()
            .loadBalancers
            .describeTargetHealth(of -> of.targetGroupArn(group))
            .targetHealthDescriptions()
            .stream()
            .filter(each -> each.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
            .count();
  }

  @Override
  public void desire(String service, int count) {
    LocalCloud.Attached attached = cloud.attached(service);
    ecs.updateService(
        of -> of.cluster(attached.cluster()).service(attached.service()).desiredCount(count));
  }

  @Override
  public String updateByHand(String service, String definition) {
    return byHand.bring(
        service, definition, container -> ByHand.environment(container, "CHANGED_BY", "hand"));
  }

  @Override
  public String deployByHand(String service, String digest) {
    return byHand.bring(
        service,
        definition(service),
        container -> {
          String image = container.path("image").asText();
          container.put("image", image.substring(0, image.indexOf('@') + 1) + digest);
        });
  }

  @Override
  public Optional<Instant> rolledBackAt(String deployment) {
    return Optional.ofNullable(deploymentOf(deployment).rollback()).map(Rollback::startedAt);
  }

  @Override
  public boolean hasEnded(String deployment) {
    return deploymentOf(deployment).finishedAt() != null;
  }

  private ServiceDeployment deploymentOf(String arn) {
    return ecs.describeServiceDeployments(of -> of.serviceDeploymentArns(arn))
        .serviceDeployments()
        .getFirst();
  }

  @Override
  public String deployment(String service) {
    return services.service(service).currentServiceDeployment();
  }

  @Override
  public void stopDeployment(String service) {
    String deployment = deployment(service);
    ecs.stopServiceDeployment(
        of -> of.serviceDeploymentArn(deployment).stopType(StopServiceDeploymentStopType.ROLLBACK));
  }

  @Override
  public void deleteImage(String service, String digest) {
    ImageIdentifier image = ImageIdentifier.builder().imageDigest(digest).build();
    cloud
        .services()
        .images
        .client()
        .batchDeleteImage(of -> of.repositoryName(repository(service)).imageIds(image));
  }

  @Override
  public void alarm(String service, boolean red) {
    String name = cloud.record(service).path("alarms").path(0).asText();
    if (red) {
      breach(name);
    }
    cloud
        .services()
        .cloudWatch
        .setAlarmState(
            of ->
                of.alarmName(name)
                    .stateValue(red ? StateValue.ALARM : StateValue.OK)
                    .stateReason("Set by hand."));
  }

  /** Values by which the alarm's next evaluation leaves it red: one set by hand alone goes back. */
  private void breach(String name) {
    LocalCloudWatch cloudWatch = cloud.services().cloudWatch;
    MetricAlarm alarm =
        cloudWatch.describeAlarms(of -> of.alarmNames(name)).metricAlarms().getFirst();
    for (int back = 0; back < alarm.evaluationPeriods(); back++) {
      Instant at = cloud.clock().now().minusSeconds((long) back * alarm.period());
      cloudWatch.putMetricData(
          of ->
              of.namespace(alarm.namespace())
                  .metricData(
                      value ->
                          value
                              .metricName(alarm.metricName())
                              .dimensions(alarm.dimensions())
                              .timestamp(at)
                              .value(10 * alarm.threshold() + 10)));
    }
  }

  @Override
  public List<String> pages() {
    return published("Pages");
  }

  @Override
  public List<String> notices() {
    return published("Notices");
  }

  private List<String> published(String topic) {
    return cloud.services().sns.published().stream()
        .filter(message -> message.topicArn().contains(topic))
        .map(message -> message.subject() + ": " + message.text())
        .toList();
  }

  private String repository(String service) {
    return cloud.record(service).path("repository").asText();
  }
}
