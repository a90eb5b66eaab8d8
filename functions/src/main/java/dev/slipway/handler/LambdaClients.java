package dev.slipway.handler;

import dev.slipway.aws.DynamoDbLedger;
import dev.slipway.aws.LedgerItems;
import dev.slipway.port.Ledger;
import dev.slipway.wire.Codec;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients of a running function, configured by what Lambda sets. */
final class LambdaClients implements Clients {
  private final String ledgerTable;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  LambdaClients(String ledgerTable) {
    this.ledgerTable = ledgerTable;
  }

  @Override
  public EcsClient ecs() {
    return EcsClient.builder().httpClient(http).build();
  }

  @Override
  public EcrClient ecr() {
    return EcrClient.builder().httpClient(http).build();
  }

  @Override
  public SfnClient stepFunctions() {
    return SfnClient.builder().httpClient(http).build();
  }

  @Override
  public SsmClient ssm() {
    return SsmClient.builder().httpClient(http).build();
  }

  @Override
  public ElasticLoadBalancingV2Client loadBalancing() {
    return ElasticLoadBalancingV2Client.builder().httpClient(http).build();
  }

  @Override
  public CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder().httpClient(http).build();
  }

  @Override
  public Ledger ledger() {
    return new DynamoDbLedger(
        DynamoDbClient.builder().httpClient(http).build(),
        ledgerTable,
        new LedgerItems(Codec.watches(), Codec.questions(), Codec.deployments()));
  }
}
