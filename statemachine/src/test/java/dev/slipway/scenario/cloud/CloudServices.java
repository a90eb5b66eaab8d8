package dev.slipway.scenario.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.fake.FakeLedger;
import dev.slipway.port.Ledger;
import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.assembly.DeployedStacks;
import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import dev.slipway.rehearsal.assembly.Deployer;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloudwatch.AlarmType;
import dev.slipway.rehearsal.cloudwatch.LocalCloudWatch;
import dev.slipway.rehearsal.dns.Zone;
import dev.slipway.rehearsal.ecr.LayerDownloads;
import dev.slipway.rehearsal.ecr.PrivateRegistry;
import dev.slipway.rehearsal.ecs.ClusterType;
import dev.slipway.rehearsal.ecs.LocalEcs;
import dev.slipway.rehearsal.ecs.ServiceType;
import dev.slipway.rehearsal.ecs.TaskDefinitionType;
import dev.slipway.rehearsal.elb.ElbSurroundings;
import dev.slipway.rehearsal.elb.LocalElb;
import dev.slipway.rehearsal.events.Bus;
import dev.slipway.rehearsal.events.FunctionTarget;
import dev.slipway.rehearsal.events.LocalEventBridge;
import dev.slipway.rehearsal.events.QueuedDeadLetters;
import dev.slipway.rehearsal.events.RuleType;
import dev.slipway.rehearsal.events.StatesTarget;
import dev.slipway.rehearsal.iam.Iam;
import dev.slipway.rehearsal.iam.IamGate;
import dev.slipway.rehearsal.iam.ManagedPolicyType;
import dev.slipway.rehearsal.iam.PolicyType;
import dev.slipway.rehearsal.iam.Privileges;
import dev.slipway.rehearsal.iam.RoleType;
import dev.slipway.rehearsal.lambda.FunctionType;
import dev.slipway.rehearsal.lambda.LambdaFunction;
import dev.slipway.rehearsal.lambda.PermissionType;
import dev.slipway.rehearsal.lambda.ResourcePolicy;
import dev.slipway.rehearsal.logs.EmbeddedMetrics;
import dev.slipway.rehearsal.logs.LocalLogs;
import dev.slipway.rehearsal.logs.LogGroupType;
import dev.slipway.rehearsal.network.TemplateNetwork;
import dev.slipway.rehearsal.secrets.LocalSecrets;
import dev.slipway.rehearsal.secrets.SecretType;
import dev.slipway.rehearsal.sns.LocalSns;
import dev.slipway.rehearsal.sns.TopicPolicyType;
import dev.slipway.rehearsal.sns.TopicType;
import dev.slipway.rehearsal.sqs.LocalSqs;
import dev.slipway.rehearsal.sqs.QueuePolicyType;
import dev.slipway.rehearsal.sqs.QueueType;
import dev.slipway.rehearsal.ssm.LocalSsm;
import dev.slipway.rehearsal.ssm.ParameterType;
import dev.slipway.rehearsal.states.LocalStates;
import dev.slipway.rehearsal.states.MachineType;
import dev.slipway.rehearsal.task.SimulatedTasks;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.DirectHttp;
import dev.slipway.rehearsal.wire.Guard;
import dev.slipway.rehearsal.wire.ServedApis;
import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.Invocation;
import dev.slipway.scenario.fault.Wiretap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The services of one virtual cloud with the templates deployed in them, each knowing only those it
 * needs. The constructor is the map of who needs whom, which is why it is long.
 */
public final class CloudServices {
  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  /** The sample that ships. */
  public static final String SHIPPED = "cdk";

  /** The seed of runs in which what is due at the same instant happens in the order asked for. */
  public static final long IN_ORDER = 0;

  /** EventBridge's typical latency (EventBridge user guide, eb-what-is, read 2026-11). */
  private static final Duration EVENT_LATENCY = Duration.ofMillis(400);

  private static final Path LAYERS = folder();
  private static final LayerDownloads DOWNLOADS = new LayerDownloads(LAYERS);

  public final VirtualClock clock;
  public final Journal journal = new Journal();
  public final FakeLedger ledger = new FakeLedger();
  public final Postman postman = new Postman();
  public final Wiretap wiretap;
  public final TemplateNetwork network = new TemplateNetwork(Account.LOCAL);
  public final Images images;
  public final EcrClient registry;
  public final LocalSsm ssm;
  public final LocalSecrets secrets;
  public final LocalSns sns;
  public final LocalSqs sqs;
  public final LocalEventBridge events;
  public final LocalCloudWatch cloudWatch;
  public final LocalElb loadBalancers;
  public final LocalEcs ecs;
  public final LocalStates states;
  DeployedStacks stacks;
  public final Weather weather;

  final Iam iam = new Iam(Account.LOCAL);
  final LocalLogs logs;
  private final PrivateRegistry repositories;
  private final Deployer deployer;
  private final ResourcePolicy invokers = new ResourcePolicy();
  private final InProcessFunctions functions;
  private final Map<String, WireClients.Session> sessions = new HashMap<>();
  private final View view;
  private final Templates templates;
  private final Premises premises = Premises.present();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> kinds = new HashMap<>();

  /** Takes the lines that functions print. */
  public interface LogReader {

    void read(Invocation by, String line);
  }

  /**
   * @param sample whose templates are deployed
   * @param seed fixes ids, jitter and the order of what happens at the same instant
   */
  public CloudServices(String sample, long seed, Route route, LogReader log) {
    templates = Templates.of(sample);
    Random ids = new Random(seed);
    journal.read(entry -> kinds.merge(entry.kind(), 1, Integer::sum));
    clock = new VirtualClock(START, order(seed));
    wiretap = new Wiretap(this::kill);
    ssm = new LocalSsm(Account.LOCAL, clock);
    secrets = new LocalSecrets(Account.LOCAL, clock);
    logs = new LocalLogs(Account.LOCAL, clock);
    sns = new LocalSns(Account.LOCAL, clock, journal);
    sqs = new LocalSqs(Account.LOCAL, clock, this::count);
    Executor delivery = work -> clock.after(EVENT_LATENCY, work);
    Bus bus = new Bus(clock, journal, delivery, ids, postman);
    events = new LocalEventBridge(bus, new QueuedDeadLetters(sqs, this::mayBeSent));
    cloudWatch =
        new LocalCloudWatch(
            Account.LOCAL, clock, new LocalCloudWatch.Outlets(events, journal, this::tell));
    EmbeddedMetrics metrics = new EmbeddedMetrics(logs, cloudWatch);
    repositories =
        new PrivateRegistry(
            new PrivateRegistry.Surroundings(Account.LOCAL, clock, events, journal),
            LAYERS,
            DOWNLOADS);
    registry = repositories.client();
    images = new Images(repositories, registry);
    SimulatedTasks tasks =
        new SimulatedTasks(clock, logs, (launch, container) -> images.scriptOf(container.image()));
    loadBalancers =
        LocalElb.withoutTraffic(
            new ElbSurroundings(clock, Account.LOCAL, network, new Zone(), cloudWatch, journal),
            target -> tasks.reply(target.getAddress()));
    functions =
        new InProcessFunctions(
            clock,
            wiretap,
            () -> clients(route),
            this::session,
            (by, line) -> {
              lines.add(line);
              metrics.measure(line);
              log.read(by, line);
            });
    ecs =
        new LocalEcs(
            new dev.slipway.rehearsal.ecs.Surroundings(
                Account.LOCAL,
                clock,
                events,
                journal,
                network,
                iam,
                logs,
                loadBalancers,
                tasks,
                name -> ssm.value(name).or(() -> secrets.value(name)),
                functions,
                cloudWatch::isInAlarm,
                ids));
    states =
        new LocalStates(
            new dev.slipway.rehearsal.states.Surroundings(
                clock, functions, iam, sns, events, journal, ids));
    events
        .reaching(new StatesTarget(states, iam))
        .reaching(new FunctionTarget(functions, this::mayBeInvoked, bus));
    weather =
        new Weather(
            new DirectHttp(apis(), new Guard(iam, new IamGate(iam, Account.LOCAL), entry -> {})));
    deployer = new Deployer(Account.LOCAL, types(), ssm::value);
    stacks = deployer.deploy(premises.templates().apply(templates.assembly()));
    events.begin();
    view = new View(this);
    begin();
    premises.made().accept(this);
  }

  private TappedClients clients(Route route) {
    return switch (route) {
      case WIRE -> TappedClients.wired(wiretap, present(premises.ledger()));
      case DIRECT -> TappedClients.direct(this);
    };
  }

  /** The function of this ARN answers so, though no template has it. */
  public void function(String arn, UnaryOperator<JsonNode> answer) {
    functions.other(arn, answer);
  }

  private Ledger present(Premises.Keeping keeping) {
    return switch (keeping) {
      case IN_MEMORY -> ledger;
      case IN_DYNAMODB -> MirroredLedger.of(WireClients.ledger(ledgerTable()), ledger);
    };
  }

  public View view() {
    return view;
  }

  /**
   * Deploys the stacks again, as {@code cdk deploy --all} does.
   *
   * @param edit what somebody changed in the infrastructure
   * @return what CloudFormation changed
   */
  public List<Change> deployAgain(UnaryOperator<CloudAssembly> edit) {
    stacks = deployer.update(stacks, edit.apply(templates.assembly()));
    return stacks.changes();
  }

  /** What the functions printed so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Deploys what ships in place of what a stack was deployed of. */
  public List<Change> upgrade(String stack) {
    stacks = deployer.update(stacks, templates.assembly(), stack::equals);
    return stacks.changes();
  }

  /** All runs of functions so far. */
  public List<Invocation> runs() {
    return functions.runs();
  }

  /** How many entries of this kind the journal has got so far. */
  public int journalled(String kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** The name of the ledger's table. */
  public String ledgerTable() {
    return stacks.ofType("AWS::DynamoDB::Table").getFirst().ref();
  }

  /** What the roles may do, and did. */
  public Privileges privileges() {
    return iam.privileges();
  }

  /** The story begins: from here on a role lacks what the premises take from it. */
  public void begin() {
    iam.privileges().forget();
    iam.privileges().withdraw(premises.lost());
  }

  /** The story has not begun: every role has all that it was granted. */
  public void prepare() {
    iam.privileges().withdraw(Optional.empty());
  }

  /** ECR's event of a push, once more and under an id of its own. */
  public void announce(Images.Pushed image) {
    events.publish(
        "aws.ecr",
        "ECR Image Action",
        List.of(),
        Map.of(
            "result", "SUCCESS",
            "repository-name", image.repository(),
            "image-digest", image.digest(),
            "action-type", "PUSH",
            "image-tag", image.tag()));
  }

  /** A run of a function that Lambda gave up goes on now; nobody hears what it answers. */
  public void goOn(Invocation givenUp) {
    functions.goOn(givenUp);
  }

  /**
   * A person at the console.
   *
   * @param tell takes what the person does
   */
  public Console console(Consumer<String> tell) {
    return new Console(this, view, tell);
  }

  /** The state that the machine's newest execution entered last. */
  public Optional<String> stateOf(String machine) {
    return states
        .listExecutions(of -> of.stateMachineArn(machine).maxResults(1))
        .executions()
        .stream()
        .flatMap(
            each ->
                states
                    .getExecutionHistory(
                        of -> of.executionArn(each.executionArn()).reverseOrder(true))
                    .events()
                    .stream())
        .flatMap(event -> Optional.ofNullable(event.stateEnteredEventDetails()).stream())
        .map(StateEnteredEventDetails::name)
        .findFirst();
  }

  /** In order, a change elsewhere in the code does not reshuffle what happens at one instant. */
  private static RandomGenerator order(long seed) {
    long[] asked = {0};
    return seed == IN_ORDER ? () -> asked[0]++ : new Random(seed + 1);
  }

  private ServedApis apis() {
    ServedApis apis =
        new ServedApis()
            .serve(CloudWatchClient.class, cloudWatch)
            .serve(CloudWatchLogsClient.class, logs)
            .serve(Ec2Client.class, network.client())
            .serve(EcrClient.class, registry)
            .serve(EcsClient.class, ecs)
            .serve(ElasticLoadBalancingV2Client.class, loadBalancers)
            .serve(EventBridgeClient.class, events)
            .serve(SecretsManagerClient.class, secrets)
            .serve(SfnClient.class, states)
            .serve(SsmClient.class, ssm);
    return premises.ledger() == Premises.Keeping.IN_MEMORY
        ? apis
        : apis.forward(DynamoDbClient.class, TablesInDynamoDb.address());
  }

  private List<ResourceType> types() {
    List<ResourceType> types = new ArrayList<>(network.types());
    types.addAll(repositories.resourceTypes());
    types.addAll(loadBalancers.types());
    types.addAll(
        List.of(
            new ClusterType(ecs),
            new TaskDefinitionType(ecs),
            new ServiceType(ecs),
            new RoleType(iam),
            new PolicyType(iam),
            new ManagedPolicyType(iam),
            new FunctionType(functions::create, templates::asset),
            new PermissionType(invokers),
            new MachineType(states, templates::asset),
            new RuleType(events),
            premises.ledger() == Premises.Keeping.IN_MEMORY
                ? new LedgerTableType()
                : new TablesInDynamoDb(),
            new ParameterType(ssm),
            new SecretType(secrets),
            new LogGroupType(logs),
            new AlarmType(cloudWatch),
            new QueueType(sqs),
            new QueuePolicyType(sqs),
            new TopicType(sns),
            new TopicPolicyType()));
    return types;
  }

  private WireClients.Session session(LambdaFunction function) {
    return sessions.computeIfAbsent(
        function.roleArn(),
        role -> WireClients.Session.of(weather, iam.environmentFor(role, function.name())));
  }

  /** Ends what the invocation works for, or else who holds the claim on the service it is about. */
  private boolean kill(Invocation invocation, Fault how) {
    Optional<String> worksFor = invocation.execution();
    worksFor
        .or(() -> invocation.service().flatMap(ledger::claimOn).map(held -> held.holding().owner()))
        .ifPresent(execution -> end(execution, how));
    return worksFor.isPresent();
  }

  private void end(String execution, Fault how) {
    if (how == Fault.TIME_OUT_AFTER) {
      states.timeOut(execution);
    } else {
      states.stopExecution(stop -> stop.executionArn(execution));
    }
  }

  private void count(String namespace, String name, Map<String, String> dimensions, double value) {
    cloudWatch.record(namespace, name, dimensions, value);
  }

  private boolean mayBeSent(String queueArn, String action, String principal, String sourceArn) {
    return sqs.allows(principal, action, queueArn, Map.of("aws:SourceArn", sourceArn));
  }

  private boolean mayBeInvoked(String functionArn, String principal, String sourceArn) {
    return invokers.allows(
        new ResourcePolicy.Grant(LambdaFunction.nameOf(functionArn), principal, sourceArn));
  }

  private void tell(String topicArn, String subject, String text) {
    sns.publish(message -> message.topicArn(topicArn).subject(subject).message(text));
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("slipway-scenarios");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
