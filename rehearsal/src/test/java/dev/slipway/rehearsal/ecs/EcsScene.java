package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.cloud.Reply;
import dev.slipway.rehearsal.task.Script;
import dev.slipway.rehearsal.task.SimulatedTasks;
import dev.slipway.rehearsal.time.VirtualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** ECS on a virtual clock with simulated tasks, a fake load balancer and one service. */
final class EcsScene {

  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  static final String CLUSTER = "slipway";
  static final String SERVICE = "backend";
  static final String REGISTRY = Account.LOCAL.registryHost() + "/slipway/backend";

  final VirtualClock clock;
  final FakeLoadBalancers loadBalancers;
  final SimulatedTasks tasks;
  final LocalEcs ecs;
  final List<Event> events = new ArrayList<>();
  final Journal watch = new Journal();
  final List<Journal.Entry> journal = new ArrayList<>();
  final FakeNetwork network = new FakeNetwork();
  final Map<String, String> parameters = new HashMap<>();
  final Map<String, String> refusals = new HashMap<>();
  final Set<String> alarms = new HashSet<>();
  final List<String> hookCalls = new ArrayList<>();
  final Deque<String> hookAnswers = new ArrayDeque<>();
  boolean hasLogGroup = true;
  private final Map<String, Script> scripts = new HashMap<>();
  private final Map<Integer, String> tags = new HashMap<>();

  /** One event as EventBridge would get it. */
  record Event(Instant at, String detailType, List<String> resources, Map<String, Object> detail) {}

  /** What stands in front of the tasks. */
  interface Balancing {

    ElasticLoadBalancingV2Client of(EcsScene scene);
  }

  EcsScene() {
    this(1);
  }

  EcsScene(long seed) {
    this(seed, scene -> scene.loadBalancers);
  }

  EcsScene(long seed, Balancing balancing) {
    Random random = new Random(seed);
    clock = new VirtualClock(START, random);
    loadBalancers = new FakeLoadBalancers(clock);
    LogSink logs = new FakeLogs();
    tasks = new SimulatedTasks(clock, logs, (launch, container) -> script(launch.revision()));
    loadBalancers.answering(address -> tasks.reply(parsed(address)).equals(Reply.OK));
    watch.read(journal::add);
    ecs =
        new LocalEcs(
            new Surroundings(
                Account.LOCAL,
                clock,
                bus(),
                watch,
                network,
                (role, action, resource, context) -> Optional.ofNullable(refusals.get(action)),
                logs,
                balancing.of(this),
                tasks,
                name -> Optional.ofNullable(parameters.get(name)),
                this::hook,
                alarms::contains,
                random));
    ecs.createCluster(request -> request.clusterName(CLUSTER));
  }

  /** How tasks of an image behave; others are good. */
  void behaves(String tag, Script script) {
    scripts.put(tag, script);
  }

  /** Registers a revision that runs the image with this tag. */
  String register(String tag) {
    return register(definition(tag), tag);
  }

  String register(RegisterTaskDefinitionRequest definition, String tag) {
    TaskDefinition registered = ecs.registerTaskDefinition(definition).taskDefinition();
    tags.put(registered.revision(), tag);
    return registered.taskDefinitionArn();
  }

  static RegisterTaskDefinitionRequest definition(String tag) {
    return RegisterTaskDefinitionRequest.builder()
        .family("slipway-backend")
        .requiresCompatibilitiesWithStrings("FARGATE")
        .networkMode("awsvpc")
        .cpu("256")
        .memory("512")
        .executionRoleArn("arn:aws:iam::111122223333:role/execution")
        .containerDefinitions(
            container ->
                container
                    .name("backend")
                    .image(REGISTRY + ":" + tag)
                    .essential(true)
                    .portMappings(port -> port.containerPort(8080))
                    .stopTimeout(35)
                    .logConfiguration(
                        logs ->
                            logs.logDriver("awslogs")
                                .options(
                                    Map.of(
                                        "awslogs-group", "/slipway/backend",
                                        "awslogs-stream-prefix", "backend"))))
        .build();
  }

  static CreateServiceRequest.Builder serviceOf(String definition, int desired) {
    return CreateServiceRequest.builder()
        .cluster(CLUSTER)
        .serviceName(SERVICE)
        .taskDefinition(definition)
        .desiredCount(desired)
        .launchType("FARGATE")
        .healthCheckGracePeriodSeconds(30)
        .deploymentConfiguration(
            deployment ->
                deployment
                    .minimumHealthyPercent(100)
                    .maximumPercent(200)
                    .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true)))
        .networkConfiguration(
            network ->
                network.awsvpcConfiguration(
                    vpc ->
                        vpc.subnets("subnet-a", "subnet-b")
                            .securityGroups("sg-tasks")
                            .assignPublicIp("DISABLED")))
        .loadBalancers(
            balancer ->
                balancer
                    .targetGroupArn(FakeLoadBalancers.GROUP)
                    .containerName("backend")
                    .containerPort(8080));
  }

  /** A service of two healthy tasks that run this image. */
  void settled(String tag) {
    ecs.createService(serviceOf(register(tag), 2).build());
    until(() -> messages().stream().anyMatch(text -> text.endsWith(Messages.STEADY)));
  }

  /** Updates the service to a new revision with this image and gives its service deployment. */
  String deploy(String tag) {
    String definition = register(tag);
    return ecs.updateService(
            request -> request.cluster(CLUSTER).service(SERVICE).taskDefinition(definition))
        .service()
        .currentServiceDeployment();
  }

  Service describe() {
    return ecs.describeServices(request -> request.cluster(CLUSTER).services(SERVICE))
        .services()
        .getFirst();
  }

  Deployment primary() {
    return describe().deployments().getFirst();
  }

  ServiceDeployment deployment(String arn) {
    return ecs.describeServiceDeployments(request -> request.serviceDeploymentArns(arn))
        .serviceDeployments()
        .getFirst();
  }

  List<Task> stopped() {
    List<String> arns =
        ecs.listTasks(request -> request.cluster(CLUSTER).desiredStatus("STOPPED")).taskArns();
    return arns.isEmpty() ? List.of() : tasks(arns);
  }

  List<Task> running() {
    List<String> arns = ecs.listTasks(request -> request.cluster(CLUSTER)).taskArns();
    return arns.isEmpty() ? List.of() : tasks(arns);
  }

  /** The service's messages, oldest first, without ids and ARNs. */
  List<String> messages() {
    return describe().events().reversed().stream()
        .map(ServiceEvent::message)
        .map(text -> text.replaceAll("[0-9a-f]{32}", "ID").replaceAll("arn:[^)]*", "ARN"))
        .map(text -> text.replaceAll("ecs-svc/\\d+", "ecs-svc/N"))
        .toList();
  }

  Stream<Event> events(String detailType) {
    return events.stream().filter(event -> event.detailType().equals(detailType));
  }

  /** Lets time pass until the condition holds, an hour at most. */
  void until(BooleanSupplier condition) {
    Instant latest = clock.now().plus(Duration.ofHours(1));
    while (!condition.getAsBoolean()) {
      if (clock.now().isAfter(latest)) {
        throw new AssertionError("not within an hour; the service said " + messages());
      }
      clock.advance(Duration.ofSeconds(1));
    }
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  private List<Task> tasks(List<String> arns) {
    return ecs.describeTasks(request -> request.cluster(CLUSTER).tasks(arns)).tasks();
  }

  private Script script(int revision) {
    return scripts.getOrDefault(tags.getOrDefault(revision, ""), Script.GOOD);
  }

  private EventBus bus() {
    return (source, detailType, resources, detail) ->
        events.add(new Event(clock.now(), detailType, resources, new HashMap<>(detail)));
  }

  private CompletableFuture<Functions.Answer> hook(String function, String payload) {
    hookCalls.add(payload);
    String answer =
        Optional.ofNullable(hookAnswers.poll()).orElse("{\"hookStatus\":\"SUCCEEDED\"}");
    return CompletableFuture.completedFuture(new Functions.Answer.Returned(answer));
  }

  private static InetAddress parsed(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private final class FakeLogs implements LogSink {

    @Override
    public boolean hasGroup(String group) {
      return hasLogGroup;
    }

    @Override
    public void append(String group, String stream, String line) {}
  }
}
