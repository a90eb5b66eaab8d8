package dev.slipway.scenario.cloud;

import dev.slipway.handler.Clients;
import dev.slipway.port.Ledger;
import dev.slipway.port.Networks;
import dev.slipway.scenario.fault.RawAnswers;
import dev.slipway.scenario.fault.Wiretap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What the functions are given as the outside: the SDK's clients and the ledger, tapped. */
record TappedClients(
    EcsClient ecs,
    EcrClient ecr,
    SfnClient stepFunctions,
    SsmClient ssm,
    ElasticLoadBalancingV2Client loadBalancing,
    CloudWatchClient cloudWatch,
    CloudWatchLogsClient logs,
    Networks networks,
    EventBridgeClient eventBridge,
    SecretsManagerClient secretsManager,
    Ledger ledger)
    implements Clients {
  static TappedClients wired(Wiretap wiretap, Ledger ledger) {
    return new TappedClients(
        wiretap.on("ecs", EcsClient.class, WireClients.ECS),
        wiretap.on("ecr", EcrClient.class, WireClients.ECR),
        wiretap.on("states", SfnClient.class, WireClients.STEP_FUNCTIONS),
        wiretap.on("ssm", SsmClient.class, WireClients.SSM),
        wiretap.on("elb", ElasticLoadBalancingV2Client.class, WireClients.LOAD_BALANCING),
        wiretap.on("cloudwatch", CloudWatchClient.class, WireClients.CLOUD_WATCH),
        wiretap.on("logs", CloudWatchLogsClient.class, WireClients.LOGS),
        wiretap.on("networks", Networks.class, WireClients.NETWORKS),
        wiretap.on("events", EventBridgeClient.class, WireClients.EVENT_BRIDGE),
        wiretap.on("secrets", SecretsManagerClient.class, WireClients.SECRETS_MANAGER),
        wiretap.on("ledger", Ledger.class, ledger));
  }

  static TappedClients direct(CloudServices cloud) {
    Wiretap wiretap = cloud.wiretap;
    return new TappedClients(
        wiretap.on("ecs", EcsClient.class, withRawAnswers(cloud.ecs)),
        wiretap.on("ecr", EcrClient.class, cloud.registry),
        wiretap.on("states", SfnClient.class, cloud.states),
        wiretap.on("ssm", SsmClient.class, cloud.ssm),
        wiretap.on("elb", ElasticLoadBalancingV2Client.class, cloud.loadBalancers),
        wiretap.on("cloudwatch", CloudWatchClient.class, cloud.cloudWatch),
        wiretap.on("logs", CloudWatchLogsClient.class, cloud.logs),
        wiretap.on("networks", Networks.class, WireClients.NETWORKS),
        wiretap.on("events", EventBridgeClient.class, cloud.events),
        wiretap.on("secrets", SecretsManagerClient.class, cloud.secrets),
        wiretap.on("ledger", Ledger.class, cloud.ledger));
  }

  /** Some adapters read answers before the SDK has dropped what it ignores. */
  private static EcsClient withRawAnswers(EcsClient local) {
    InvocationHandler choice =
        (proxy, method, arguments) -> {
          boolean raw = arguments != null && RawAnswers.wanted(arguments);
          try {
            return method.invoke(raw ? WireClients.ECS : local, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        };
    return (EcsClient)
        Proxy.newProxyInstance(
            EcsClient.class.getClassLoader(), new Class<?>[] {EcsClient.class}, choice);
  }
}
