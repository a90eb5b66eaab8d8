package dev.slipway.rehearsal.wire;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.SdkClient;
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

/** The APIs that the wire knows, each with the names its protocols give it. */
public enum Api {
  CLOUDWATCH("cloudwatch", CloudWatchClient.class, "GraniteServiceVersion20100801", "2010-08-01"),
  DYNAMODB("dynamodb", DynamoDbClient.class, "DynamoDB_20120810", ""),
  EC2("ec2", Ec2Client.class, "", "2016-11-15"),
  ECR("ecr", EcrClient.class, "AmazonEC2ContainerRegistry_V20150921", ""),
  ECS("ecs", EcsClient.class, "AmazonEC2ContainerServiceV20141113", ""),
  ELASTIC_LOAD_BALANCING(
      "elasticloadbalancing", ElasticLoadBalancingV2Client.class, "", "2015-12-01"),
  EVENTS("events", EventBridgeClient.class, "AWSEvents", ""),
  LAMBDA("lambda", LambdaClient.class, "", ""),
  LOGS("logs", CloudWatchLogsClient.class, "Logs_20140328", ""),
  SECRETS("secretsmanager", SecretsManagerClient.class, "secretsmanager", ""),
  SNS("sns", SnsClient.class, "", "2010-03-31"),
  SQS("sqs", SqsClient.class, "AmazonSQS", ""),
  SSM("ssm", SsmClient.class, "AmazonSSM", ""),
  STATES("states", SfnClient.class, "AWSStepFunctions", ""),
  STS("sts", StsClient.class, "", "2011-06-15");

  private final String prefix;
  private final Class<? extends SdkClient> client;
  private final String shapeName;
  private final String queryVersion;

  Api(String prefix, Class<? extends SdkClient> client, String shapeName, String queryVersion) {
    this.prefix = prefix;
    this.client = client;
    this.shapeName = shapeName;
    this.queryVersion = queryVersion;
  }

  /** The service's prefix in IAM actions, such as {@code ecs}. */
  public String prefix() {
    return prefix;
  }

  /** The SDK's interface with one method per operation. */
  public Class<? extends SdkClient> client() {
    return client;
  }

  static Optional<Api> ofClient(Class<?> client) {
    return Arrays.stream(values()).filter(api -> api.client.equals(client)).findFirst();
  }

  /** By the first half of {@code X-Amz-Target}, which RPC v2 uses in its path as well. */
  static Optional<Api> ofShapeName(String name) {
    return Arrays.stream(values())
        .filter(api -> !name.isEmpty() && api.shapeName.equals(name))
        .findFirst();
  }

  static Optional<Api> ofQueryVersion(String version) {
    return Arrays.stream(values())
        .filter(api -> !version.isEmpty() && api.queryVersion.equals(version))
        .findFirst();
  }
}
