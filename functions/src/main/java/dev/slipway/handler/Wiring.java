package dev.slipway.handler;

import dev.slipway.aws.CloudWatchAlarms;
import dev.slipway.aws.DynamoDbLedger;
import dev.slipway.aws.EcrImageRegistry;
import dev.slipway.aws.EcsFleet;
import dev.slipway.aws.EcsTaskDefinitions;
import dev.slipway.aws.ElbLoadBalancers;
import dev.slipway.aws.LedgerItems;
import dev.slipway.aws.SsmParameters;
import dev.slipway.aws.StepFunctionsTasks;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.step.Accept;
import dev.slipway.step.Claim;
import dev.slipway.step.Observer;
import dev.slipway.step.Plan;
import dev.slipway.step.Register;
import dev.slipway.step.RollBack;
import dev.slipway.step.Settle;
import dev.slipway.step.Update;
import dev.slipway.step.Waiting;
import dev.slipway.step.Wake;
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

/** Puts steps and adapters together; a function makes only the clients its step needs. */
final class Wiring {
  private final Environment environment;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  Wiring(Environment environment) {
    this.environment = environment;
  }

  static Wiring ofLambda() {
    return new Wiring(Environment.ofLambda());
  }

  Accept accept() {
    return new Accept(
        parameters(), new EcrImageRegistry(EcrClient.builder().httpClient(http).build()));
  }

  Claim claim() {
    return new Claim(ledger(), parkedTasks());
  }

  Plan plan() {
    EcsClient ecs = ecs();
    return new Plan(fleet(ecs), definitions(ecs), ledger());
  }

  Register register() {
    return new Register(definitions(ecs()), ledger());
  }

  Update update() {
    return new Update(fleet(ecs()), ledger());
  }

  Waiting waiting() {
    return new Waiting(ledger(), parkedTasks(), observer());
  }

  Wake wake() {
    return new Wake(ledger(), parkedTasks(), observer());
  }

  RollBack rollBack() {
    return new RollBack(fleet(ecs()), ledger());
  }

  Settle settle() {
    return new Settle(ledger(), parameters());
  }

  private Observer observer() {
    return new Observer(
        fleet(ecs()),
        new ElbLoadBalancers(ElasticLoadBalancingV2Client.builder().httpClient(http).build()),
        new CloudWatchAlarms(CloudWatchClient.builder().httpClient(http).build()));
  }

  private EcsClient ecs() {
    return EcsClient.builder().httpClient(http).build();
  }

  private static Fleet fleet(EcsClient ecs) {
    return new EcsFleet(ecs);
  }

  private static TaskDefinitions definitions(EcsClient ecs) {
    return new EcsTaskDefinitions(ecs);
  }

  private SsmParameters parameters() {
    return new SsmParameters(
        SsmClient.builder().httpClient(http).build(), environment.servicesPath(), Codec.services());
  }

  private ParkedTasks parkedTasks() {
    return new StepFunctionsTasks(SfnClient.builder().httpClient(http).build(), Codec.answers());
  }

  private Ledger ledger() {
    return new DynamoDbLedger(
        DynamoDbClient.builder().httpClient(http).build(),
        environment.ledgerTable(),
        new LedgerItems(Codec.watches()));
  }
}
