package dev.slipway.aws;

import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.Strategy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;

/** A service's settings, with ECS's defaults for what is unset. */
final class EcsSettings {
  private EcsSettings() {}

  static ServiceSettings of(Service service) {
    return new ServiceSettings(
        Optional.ofNullable(service.deploymentConfiguration())
            .map(EcsSettings::percents)
            .orElse(Percents.DEFAULT),
        Optional.ofNullable(service.networkConfiguration())
            .map(NetworkConfiguration::awsvpcConfiguration)
            .map(EcsSettings::network)
            .orElse(Network.NONE),
        seconds(service.healthCheckGracePeriodSeconds()),
        service.loadBalancers().stream()
            .filter(each -> each.targetGroupArn() != null)
            .map(EcsSettings::attachment)
            .toList(),
        Optional.ofNullable(service.deploymentConfiguration())
            .map(EcsStrategies::of)
            .orElse(Strategy.ROLLING));
  }

  private static Attachment attachment(LoadBalancer each) {
    return new Attachment(
        each.targetGroupArn(),
        each.containerName(),
        each.containerPort(),
        Optional.ofNullable(each.advancedConfiguration()).map(EcsStrategies::alternate));
  }

  private static Percents percents(DeploymentConfiguration configuration) {
    return new Percents(
        Objects.requireNonNullElse(
            configuration.minimumHealthyPercent(), Percents.DEFAULT.minimum()),
        Objects.requireNonNullElse(configuration.maximumPercent(), Percents.DEFAULT.maximum()));
  }

  private static Network network(AwsVpcConfiguration configuration) {
    return new Network(
        configuration.subnets(),
        configuration.securityGroups(),
        configuration.assignPublicIp() == AssignPublicIp.ENABLED);
  }

  private static Duration seconds(@Nullable Integer seconds) {
    return Duration.ofSeconds(Objects.requireNonNullElse(seconds, 0));
  }
}
