package dev.slipway.scenario.cloud;

import dev.slipway.aws.DynamoDbLedger;
import dev.slipway.aws.Ec2Networks;
import dev.slipway.aws.Ec2Query;
import dev.slipway.aws.LedgerItems;
import dev.slipway.port.Ledger;
import dev.slipway.port.Networks;
import dev.slipway.wire.Codec;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The SDK's own clients, made once for all scenarios because they are dear to make. Each call goes,
 * through the SDK's marshalling and signing, to the cloud that the present thread plays and under
 * the role of the function it runs.
 */
final class WireClients {
  /**
   * The SDK's default without its pauses, which would be real time, and without its budget, which
   * scenarios would share.
   */
  private static final RetryStrategy RETRIES =
      AwsRetryStrategy.legacyRetryStrategy().toBuilder()
          .backoffStrategy(BackoffStrategy.retryImmediately())
          .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
          .circuitBreakerEnabled(false)
          .build();

  static final EcsClient ECS = built(EcsClient.builder());
  static final EcrClient ECR = built(EcrClient.builder());
  static final SfnClient STEP_FUNCTIONS = built(SfnClient.builder());
  static final SsmClient SSM = built(SsmClient.builder());
  static final ElasticLoadBalancingV2Client LOAD_BALANCING =
      built(ElasticLoadBalancingV2Client.builder());
  static final CloudWatchClient CLOUD_WATCH = built(CloudWatchClient.builder());
  static final CloudWatchLogsClient LOGS = built(CloudWatchLogsClient.builder());
  static final Networks NETWORKS =
      new Ec2Networks(
          new Ec2Query(
              new PresentHttp(),
              () -> present().credentials(),
              Region.US_EAST_1.id(),
              URI.create("http://local.cloud")));

  static final EventBridgeClient EVENT_BRIDGE = built(EventBridgeClient.builder());
  static final SecretsManagerClient SECRETS_MANAGER = built(SecretsManagerClient.builder());
  private static final DynamoDbClient DYNAMO_DB =
      built(DynamoDbClient.builder(), new LedgerMeter());

  private static final ThreadLocal<Session> PRESENT = new ThreadLocal<>();

  private WireClients() {}

  /** Whose calls these are, and where they go. */
  record Session(SdkHttpClient http, AwsCredentials credentials) {

    static Session of(SdkHttpClient http, Map<String, String> environment) {
      return new Session(
          http,
          AwsSessionCredentials.create(
              environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
              environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
              environment.getOrDefault("AWS_SESSION_TOKEN", "")));
    }
  }

  /** The ledger that functions have on AWS. */
  static Ledger ledger(String table) {
    return ledger(DYNAMO_DB, table);
  }

  static Ledger ledger(DynamoDbClient dynamoDb, String table) {
    return new DynamoDbLedger(
        dynamoDb, table, new LedgerItems(Codec.watches(), Codec.questions(), Codec.deployments()));
  }

  static void during(Session session, Runnable work) {
    PRESENT.set(session);
    try {
      work.run();
    } finally {
      PRESENT.remove();
    }
  }

  private static Session present() {
    return Objects.requireNonNull(PRESENT.get(), "a client is called outside of a function");
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
      B builder, ExecutionInterceptor... interceptors) {
    return builder
        .httpClient(new PresentHttp())
        .endpointOverride(URI.create("http://local.cloud"))
        .region(Region.US_EAST_1)
        .credentialsProvider(() -> present().credentials())
        .overrideConfiguration(
            options -> options.retryStrategy(RETRIES).executionInterceptors(List.of(interceptors)))
        .build();
  }

  private static final class PresentHttp implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return present().http().prepareRequest(request);
    }

    @Override
    public String clientName() {
      return "PresentCloud";
    }

    @Override
    public void close() {}
  }
}
