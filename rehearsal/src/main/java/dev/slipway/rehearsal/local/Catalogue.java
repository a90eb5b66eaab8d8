package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloudwatch.AlarmType;
import dev.slipway.rehearsal.dynamodb.TableType;
import dev.slipway.rehearsal.ecs.ClusterType;
import dev.slipway.rehearsal.ecs.ServiceType;
import dev.slipway.rehearsal.ecs.TaskDefinitionType;
import dev.slipway.rehearsal.events.RuleType;
import dev.slipway.rehearsal.iam.ManagedPolicyType;
import dev.slipway.rehearsal.iam.PolicyType;
import dev.slipway.rehearsal.iam.RoleType;
import dev.slipway.rehearsal.lambda.FunctionType;
import dev.slipway.rehearsal.lambda.PermissionType;
import dev.slipway.rehearsal.logs.LogGroupType;
import dev.slipway.rehearsal.secrets.SecretType;
import dev.slipway.rehearsal.sns.TopicPolicyType;
import dev.slipway.rehearsal.sns.TopicType;
import dev.slipway.rehearsal.sqs.QueuePolicyType;
import dev.slipway.rehearsal.sqs.QueueType;
import dev.slipway.rehearsal.ssm.ParameterType;
import dev.slipway.rehearsal.states.MachineType;
import dev.slipway.rehearsal.sts.LocalSts;
import dev.slipway.rehearsal.wire.ServedApis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What the services of the local cloud offer: resource types to templates, APIs to callers. */
final class Catalogue {

  private Catalogue() {}

  /** Who creates the resources of the templates. */
  static List<ResourceType> types(Services cloud, Function<String, Path> assetByKey) {
    List<ResourceType> types = new ArrayList<>(cloud.network.types());
    types.addAll(cloud.images.resourceTypes());
    types.addAll(cloud.loadBalancers.types());
    types.addAll(
        List.of(
            new ClusterType(cloud.ecs),
            new TaskDefinitionType(cloud.ecs),
            new ServiceType(cloud.ecs),
            new RoleType(cloud.iam),
            new PolicyType(cloud.iam),
            new ManagedPolicyType(cloud.iam),
            new FunctionType(cloud.lambda::create, assetByKey),
            new PermissionType(cloud.lambda.policy()),
            new MachineType(cloud.states, assetByKey),
            new RuleType(cloud.events),
            new TableType(() -> cloud.tables, Account.LOCAL),
            new ParameterType(cloud.ssm),
            new SecretType(cloud.secrets),
            new LogGroupType(cloud.logs),
            new AlarmType(cloud.cloudWatch),
            new QueueType(cloud.sqs),
            new QueuePolicyType(cloud.sqs),
            new TopicType(cloud.sns),
            new TopicPolicyType()));
    return types;
  }

  /** Who answers the calls of AWS's clients. */
  static ServedApis apis(Services cloud) {
    return new ServedApis()
        .serve(CloudWatchClient.class, cloud.cloudWatch)
        .serve(CloudWatchLogsClient.class, cloud.logs)
        .serve(Ec2Client.class, cloud.network.client())
        .serve(EcrClient.class, cloud.images.client())
        .serve(EcsClient.class, cloud.ecs)
        .serve(ElasticLoadBalancingV2Client.class, cloud.loadBalancers)
        .serve(EventBridgeClient.class, cloud.events)
        .serve(LambdaClient.class, cloud.lambda)
        .serve(SecretsManagerClient.class, cloud.secrets)
        .serve(SfnClient.class, cloud.states)
        .serve(SnsClient.class, cloud.sns)
        .serve(SqsClient.class, cloud.sqs)
        .serve(SsmClient.class, cloud.ssm)
        .serve(StsClient.class, new LocalSts(Account.LOCAL))
        .forward(DynamoDbClient.class, cloud.database.uri());
  }
}
