package dev.slipway.handler;

import dev.slipway.port.Ledger;
import dev.slipway.port.Networks;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Everything outside that the functions talk to; asked only for what a function's step needs. */
public interface Clients {

  EcsClient ecs();

  EcrClient ecr();

  SfnClient stepFunctions();

  SsmClient ssm();

  ElasticLoadBalancingV2Client loadBalancing();

  CloudWatchClient cloudWatch();

  CloudWatchLogsClient logs();

  Networks networks();

  EventBridgeClient eventBridge();

  SecretsManagerClient secretsManager();

  Ledger ledger();
}
