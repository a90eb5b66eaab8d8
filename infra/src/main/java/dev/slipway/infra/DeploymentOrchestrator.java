package dev.slipway.infra;

import static dev.slipway.infra.OrchestratorFunction.ACCEPT;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_APPROVAL;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_BAKE;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLBACK;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLOUT;
import static dev.slipway.infra.OrchestratorFunction.CLAIM;
import static dev.slipway.infra.OrchestratorFunction.SWEEP;
import static dev.slipway.infra.OrchestratorFunction.WAKE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * The whole of Slipway in one account and Region; services, owned or imported, are attached to it
 * one by one.
 */
public final class DeploymentOrchestrator extends Construct {

  private final Set<String> names = new HashSet<>();
  private final StepFunctions functions;
  private final StateMachine machine;
  private final Pages pages;
  private final ITopic notices;
  private final OperationsDashboard dashboard;

  public DeploymentOrchestrator(Construct scope, String id, Artifacts artifacts) {
    super(scope, id);
    AccountTrust.narrow(this);
    Table ledger = ledger();
    functions =
        new StepFunctions(this, Code.fromAsset(artifacts.functionsJar().toString()), ledger);
    new LedgerGrants(functions, ledger).grantAll();
    new TellingGrants(functions, Stack.of(this)).grantAll();
    functions.of(ACCEPT, WAKE, SWEEP).forEach(this::allowToReadRecords);
    pages = new Pages(this);
    notices = Topic.Builder.create(this, "Notices").displayName("Slipway").enforceSsl(true).build();
    machine = stateMachine(artifacts.stateMachine());
    machine.addToRolePolicy(invokeTasks());
    machine.addToRolePolicy(page());
    functions.allowToStart(machine);
    functions.allowToAnswerParkedStates(
        this,
        machine,
        ACCEPT,
        CLAIM,
        AWAIT_APPROVAL,
        AWAIT_ROLLOUT,
        AWAIT_BAKE,
        AWAIT_ROLLBACK,
        WAKE);
    OrchestratorRecord.create(this, machine, ledger);
    dashboard = new OperationsDashboard(this);
    dashboard.show(machine, functions.all(), alarms());
  }

  /**
   * Lets Slipway deploy to this service: its record, its events, and the permissions of the
   * functions on it.
   *
   * @throws IllegalArgumentException when a service of this name is attached already
   */
  public void attach(AttachedService attached) {
    Check.that(
        names.add(attached.name()),
        "name is \""
            + attached.name()
            + "\": a service of that name is attached already; choose another name");
    Construct scope = new Construct(this, attached.name());
    ServiceRecord.create(scope, attached);
    Queue undelivered = undelivered(scope);
    ServiceEvents events = new ServiceEvents(scope, attached, undelivered);
    events.startOnPush(machine);
    if (attached.mode() == Mode.DEPLOY) {
      hearOfDeployments(attached, events);
    }
    events.sweep(functions.get(SWEEP).function());
    new ServiceGrants(functions, attached, Stack.of(this)).grantAll();
    dashboard.show(
        attached.name(),
        undelivered,
        and(pages.watch(scope, attached.name()), pages.watch(scope, undelivered)));
  }

  private void hearOfDeployments(AttachedService attached, ServiceEvents events) {
    if (attached.gates().approvalTime().isPresent()) {
      events.startOnAnswer(machine);
    }
    events.wake(functions.get(WAKE).function());
  }

  /** The state machine that people start by hand. */
  public IStateMachine stateMachine() {
    return machine;
  }

  /** Where the orchestrator calls for a person; subscribe to it. */
  public ITopic pages() {
    return pages.topic();
  }

  /** Where the orchestrator tells how deployments ended and asks for approvals; subscribe to it. */
  public ITopic notices() {
    return notices;
  }

  private Table ledger() {
    return Table.Builder.create(this, "Ledger")
        .partitionKey(text("service"))
        .sortKey(text("item"))
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
        .deletionProtection(true)
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  /**
   * All records, not only those attached here: a name nobody attached must read as unknown, not as
   * denied.
   */
  private void allowToReadRecords(StepFunction function) {
    function.allow(
        List.of("ssm:GetParameter"),
        List.of(
            Stack.of(this)
                .formatArn(
                    ArnComponents.builder()
                        .service("ssm")
                        .resource("parameter")
                        .resourceName(ServiceRecord.PATH.substring(1) + "/*")
                        .build())));
  }

  private StateMachine stateMachine(Path definition) {
    LogGroup log =
        LogGroup.Builder.create(this, "StateMachineLog")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    return StateMachine.Builder.create(this, "StateMachine")
        .stateMachineType(StateMachineType.STANDARD)
        .definitionBody(DefinitionBody.fromString(read(definition)))
        .definitionSubstitutions(substitutions())
        .tracingEnabled(true)
        // Task tokens are execution data: whoever reads one can answer for the function.
        .logs(
            LogOptions.builder()
                .destination(log)
                .level(LogLevel.ALL)
                .includeExecutionData(false)
                .build())
        .build();
  }

  private List<IAlarm> alarms() {
    IFunction sweep = functions.get(SWEEP).function();
    Queue undelivered = undelivered(this);
    ExecutionEvents.sweepAfter(this, machine, sweep, undelivered);
    return and(
        pages.watch(machine, functions.get(WAKE).function(), sweep),
        pages.watch(this, undelivered));
  }

  private static List<IAlarm> and(List<IAlarm> alarms, IAlarm last) {
    return Stream.concat(alarms.stream(), Stream.of(last)).toList();
  }

  private PolicyStatement page() {
    return PolicyStatement.Builder.create()
        .actions(List.of("sns:Publish"))
        .resources(List.of(pages.topic().getTopicArn(), notices.getTopicArn()))
        .build();
  }

  private PolicyStatement invokeTasks() {
    return PolicyStatement.Builder.create()
        .actions(List.of("lambda:InvokeFunction"))
        .resources(functions.taskArns())
        .build();
  }

  private Map<String, String> substitutions() {
    Map<String, String> substitutions = new LinkedHashMap<>(functions.substitutions());
    substitutions.put("NoticesTopicArn", notices.getTopicArn());
    substitutions.put("PagesTopicArn", pages.topic().getTopicArn());
    return substitutions;
  }

  private static Queue undelivered(Construct scope) {
    return Queue.Builder.create(scope, "Undelivered")
        .enforceSsl(true)
        .retentionPeriod(Duration.days(14))
        .build();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the state machine's definition " + file, e);
    }
  }
}
