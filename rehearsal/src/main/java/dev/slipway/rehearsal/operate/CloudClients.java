package dev.slipway.rehearsal.operate;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The AWS clients that the commands need, all for the same account and Region. */
public record CloudClients(
    SsmClient ssm,
    DynamoDbClient dynamoDb,
    SfnClient states,
    EcsClient ecs,
    EcrClient ecr,
    ElasticLoadBalancingV2Client loadBalancers)
    implements AutoCloseable {

  /**
   * Clients for that AWS, with the credentials that every AWS tool finds.
   *
   * @throws IllegalStateException when there are no credentials or there is no Region; the message
   *     says what to set
   */
  public static CloudClients open(Whereabouts whereabouts) {
    Settings settings =
        new Settings(
            region(whereabouts),
            whereabouts.endpoint(),
            credentials(whereabouts),
            UrlConnectionHttpClient.create());
    return new CloudClients(
        settings.client(SsmClient.builder()),
        settings.client(DynamoDbClient.builder()),
        settings.client(SfnClient.builder()),
        settings.client(EcsClient.builder()),
        settings.client(EcrClient.builder()),
        settings.client(ElasticLoadBalancingV2Client.builder()));
  }

  /** Whether the commands speak to AWS itself, so that its console shows what they do. */
  public boolean areOfAws() {
    return states.serviceClientConfiguration().endpointOverride().isEmpty();
  }

  @Override
  public void close() {
    ssm.close();
    dynamoDb.close();
    states.close();
    ecs.close();
    ecr.close();
    loadBalancers.close();
  }

  private static Region region(Whereabouts whereabouts) {
    if (whereabouts.region().isPresent()) {
      return Region.of(whereabouts.region().get());
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException none) {
      throw new IllegalStateException(
          "no AWS Region is configured: set AWS_REGION or AWS_PROFILE, name --region, or start a"
              + " local cloud with ./slipway rehearse --keep",
          none);
    }
  }

  private static AwsCredentialsProvider credentials(Whereabouts whereabouts) {
    if (whereabouts.local()) {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
    AwsCredentialsProvider found = DefaultCredentialsProvider.builder().build();
    try {
      found.resolveCredentials();
      return found;
    } catch (SdkClientException none) {
      throw new IllegalStateException(
          "no AWS credentials were found: set AWS_PROFILE or AWS_ACCESS_KEY_ID (`aws sts"
              + " get-caller-identity` tells more), or start a local cloud with ./slipway rehearse"
              + " --keep",
          none);
    }
  }

  private record Settings(
      Region region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      SdkHttpClient http) {

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
      endpoint.ifPresent(builder::endpointOverride);
      return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
    }
  }
}
