package dev.slipway.handler;

import dev.slipway.aws.CloudWatchAlarms;
import dev.slipway.aws.CloudWatchContainerLogs;
import dev.slipway.aws.EcrImageRegistry;
import dev.slipway.aws.EcsFleet;
import dev.slipway.aws.EcsTaskDefinitions;
import dev.slipway.aws.ElbLoadBalancers;
import dev.slipway.aws.EventBridgeAnnouncements;
import dev.slipway.aws.SsmParameters;
import dev.slipway.aws.StepFunctionsExecutions;
import dev.slipway.aws.StepFunctionsTasks;
import dev.slipway.aws.StoredConfiguration;
import dev.slipway.port.Alarms;
import dev.slipway.port.Executions;
import dev.slipway.port.Fleet;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.LoadBalancers;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.step.Accept;
import dev.slipway.step.AlarmWatch;
import dev.slipway.step.AwaitApproval;
import dev.slipway.step.Claim;
import dev.slipway.step.Configuration;
import dev.slipway.step.Diagnose;
import dev.slipway.step.Observer;
import dev.slipway.step.Plan;
import dev.slipway.step.Register;
import dev.slipway.step.RollBack;
import dev.slipway.step.Settle;
import dev.slipway.step.Sweep;
import dev.slipway.step.Update;
import dev.slipway.step.Waiting;
import dev.slipway.step.Wake;
import dev.slipway.step.WaysBack;
import dev.slipway.wire.Codec;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Puts steps and adapters together; a function makes only the clients its step needs. */
public final class Wiring {
  private final Environment environment;
  private final Clients clients;

  public Wiring(Environment environment, Clients clients) {
    this.environment = environment;
    this.clients = clients;
  }

  static Wiring ofLambda() {
    Environment environment = Environment.ofLambda();
    return new Wiring(environment, LambdaClients.patient(environment.ledgerTable()));
  }

  /** For a function that rather goes without an answer than wait for it. */
  static Wiring hurried() {
    Environment environment = Environment.ofLambda();
    return new Wiring(environment, LambdaClients.hurried(environment.ledgerTable()));
  }

  Accept accept() {
    return new Accept(
        new Accept.Sources(
            parameters(),
            images(),
            clients.ledger(),
            fleet(clients.ecs()),
            alarms(),
            parkedTasks()));
  }

  Claim claim() {
    return new Claim(clients.ledger(), parkedTasks());
  }

  Plan plan() {
    EcsClient ecs = clients.ecs();
    return new Plan(
        new Plan.Sources(
            fleet(ecs),
            clients.ledger(),
            definitions(ecs),
            images(),
            loadBalancers(),
            alarms(),
            clients.networks()));
  }

  Register register() {
    return new Register(definitions(clients.ecs()), clients.ledger());
  }

  Update update() {
    return new Update(fleet(clients.ecs()), clients.ledger());
  }

  Waiting waiting() {
    return new Waiting(clients.ledger(), parkedTasks(), observer());
  }

  Wake wake() {
    return new Wake(
        clients.ledger(),
        parkedTasks(),
        observer(),
        new AlarmWatch(parameters(), clients.ledger(), executions()));
  }

  Sweep sweep() {
    return new Sweep(
        new Sweep.Sources(
            parameters(),
            images(),
            clients.ledger(),
            fleet(clients.ecs()),
            alarms(),
            executions()));
  }

  AwaitApproval awaitApproval() {
    return new AwaitApproval(clients.ledger(), parkedTasks(), definitions(clients.ecs()));
  }

  Diagnose diagnose() {
    EcsClient ecs = clients.ecs();
    return new Diagnose(
        new Diagnose.Sources(
            fleet(ecs),
            definitions(ecs),
            new ElbLoadBalancers(clients.loadBalancing()),
            alarms(),
            new CloudWatchContainerLogs(clients.logs()),
            clients.networks()));
  }

  RollBack rollBack() {
    EcsClient ecs = clients.ecs();
    return new RollBack(fleet(ecs), clients.ledger(), waysBack(ecs), configuration(ecs));
  }

  private Configuration configuration(EcsClient ecs) {
    return new Configuration(
        definitions(ecs), new StoredConfiguration(clients.ssm(), clients.secretsManager()));
  }

  Settle settle() {
    return new Settle(clients.ledger(), parameters());
  }

  Telling telling() {
    return new Telling(new EventBridgeAnnouncements(clients.eventBridge(), Codec.announcements()));
  }

  private Observer observer() {
    return new Observer(fleet(clients.ecs()), loadBalancers(), alarms());
  }

  private LoadBalancers loadBalancers() {
    return new ElbLoadBalancers(clients.loadBalancing());
  }

  private Alarms alarms() {
    return new CloudWatchAlarms(clients.cloudWatch());
  }

  private ImageRegistry images() {
    return new EcrImageRegistry(clients.ecr());
  }

  private Executions executions() {
    return new StepFunctionsExecutions(
        clients.stepFunctions(), environment.stateMachineArn(), Codec.requests());
  }

  private WaysBack waysBack(EcsClient ecs) {
    return new WaysBack(definitions(ecs), new EcrImageRegistry(clients.ecr()));
  }

  private static Fleet fleet(EcsClient ecs) {
    return new EcsFleet(ecs);
  }

  private static TaskDefinitions definitions(EcsClient ecs) {
    return new EcsTaskDefinitions(ecs);
  }

  private SsmParameters parameters() {
    return new SsmParameters(clients.ssm(), environment.servicesPath(), Codec.services());
  }

  private ParkedTasks parkedTasks() {
    return new StepFunctionsTasks(clients.stepFunctions(), Codec.answers());
  }
}
