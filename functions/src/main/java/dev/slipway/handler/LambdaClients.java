package dev.slipway.handler;

import dev.slipway.aws.DynamoDbLedger;
import dev.slipway.aws.Ec2Networks;
import dev.slipway.aws.Ec2Query;
import dev.slipway.aws.LedgerItems;
import dev.slipway.port.Ledger;
import dev.slipway.port.Networks;
import dev.slipway.wire.Codec;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
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

/** The clients of a running function, configured by what Lambda sets. */
final class LambdaClients implements Clients {
  /** For whoever can do without an answer: what the first call of a cold function may take. */
  private static final Duration HURRY = Duration.ofSeconds(4);

  private final String ledgerTable;
  private final SdkHttpClient http;
  private final ClientOverrideConfiguration limits;

  private LambdaClients(
      String ledgerTable, SdkHttpClient http, ClientOverrideConfiguration limits) {
    this.ledgerTable = ledgerTable;
    this.http = http;
    this.limits = limits;
  }

  /** With the SDK's own time limits and retries. */
  static LambdaClients patient(String ledgerTable) {
    return new LambdaClients(
        ledgerTable,
        UrlConnectionHttpClient.create(),
        ClientOverrideConfiguration.builder().build());
  }

  /** Each call is given up after four seconds, with its retries. */
  static LambdaClients hurried(String ledgerTable) {
    return new LambdaClients(
        ledgerTable,
        UrlConnectionHttpClient.builder().socketTimeout(HURRY).build(),
        ClientOverrideConfiguration.builder().apiCallTimeout(HURRY).build());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(B builder) {
    return builder.httpClient(http).overrideConfiguration(limits).build();
  }

  @Override
  public EcsClient ecs() {
    return built(EcsClient.builder());
  }

  @Override
  public EcrClient ecr() {
    return built(EcrClient.builder());
  }

  @Override
  public SfnClient stepFunctions() {
    return built(SfnClient.builder());
  }

  @Override
  public SsmClient ssm() {
    return built(SsmClient.builder());
  }

  @Override
  public ElasticLoadBalancingV2Client loadBalancing() {
    return built(ElasticLoadBalancingV2Client.builder());
  }

  @Override
  public CloudWatchClient cloudWatch() {
    return built(CloudWatchClient.builder());
  }

  @Override
  public CloudWatchLogsClient logs() {
    return built(CloudWatchLogsClient.builder());
  }

  @Override
  public Networks networks() {
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    return new Ec2Networks(
        new Ec2Query(http, credentials::resolveCredentials, region.id(), ec2(region)));
  }

  /** Where the SDK's own clients would find it (SDKs reference guide, endpoints, read 2026-11). */
  private static URI ec2(Region region) {
    return Stream.of("AWS_ENDPOINT_URL_EC2", "AWS_ENDPOINT_URL")
        .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
        .findFirst()
        .map(URI::create)
        .orElseGet(
            () ->
                URI.create(
                    "https://ec2." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix()));
  }

  /** Telling must not hold up what it tells of. */
  @Override
  public EventBridgeClient eventBridge() {
    return EventBridgeClient.builder()
        .httpClient(http)
        .overrideConfiguration(options -> options.apiCallTimeout(HURRY))
        .build();
  }

  /** Asked for a remark only. */
  @Override
  public SecretsManagerClient secretsManager() {
    return SecretsManagerClient.builder()
        .httpClient(http)
        .overrideConfiguration(options -> options.apiCallTimeout(HURRY))
        .build();
  }

  @Override
  public Ledger ledger() {
    return new DynamoDbLedger(
        built(DynamoDbClient.builder()),
        ledgerTable,
        new LedgerItems(Codec.watches(), Codec.questions(), Codec.deployments()));
  }
}
