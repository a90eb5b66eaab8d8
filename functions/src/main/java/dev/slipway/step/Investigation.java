package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Bake;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Rollout;
import dev.slipway.core.cause.Findings;
import dev.slipway.core.cause.Findings.Setup;
import dev.slipway.core.cause.Findings.Sight;
import dev.slipway.core.cause.Findings.Subject;
import dev.slipway.core.cause.Redaction;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.Surroundings;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.VpcEndpoint;
import dev.slipway.core.evidence.VpcNetwork;
import dev.slipway.step.Diagnose.Sources;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out about one revision that failed, once. */
final class Investigation {
  private static final int LOG_LINES = 10;

  /** A task has told of these itself; what stands around it says no more. */
  private static final Set<CauseCode> WITHIN_THE_TASK =
      EnumSet.of(
          CauseCode.IMAGE_NOT_FOUND,
          CauseCode.IMAGE_PULL_DENIED,
          CauseCode.WRONG_ARCHITECTURE,
          CauseCode.SECRET_NOT_FOUND,
          CauseCode.SECRET_DENIED,
          CauseCode.LOG_GROUP_MISSING,
          CauseCode.CANNOT_START,
          CauseCode.EXITS_AT_START,
          CauseCode.OUT_OF_MEMORY,
          CauseCode.CONTAINER_CHECK_FAILS,
          CauseCode.ALARM);

  private final Sources sources;
  private final AttachedService service;
  private final Rollout rollout;
  private final BestEffort effort = new BestEffort();

  Investigation(Sources sources, AttachedService service, Rollout rollout) {
    this.sources = sources;
    this.service = service;
    this.rollout = rollout;
  }

  Findings findings(Turn turn) {
    Cause told = turn.facts().need(Cause.class);
    boolean inBake = turn.facts().find(Bake.class).isPresent();
    Subject subject = new Subject(service.place().containers(), rollout, inBake, turn.now());
    Sight sight = sight();
    Setup setup = setup(sight, !WITHIN_THE_TASK.contains(told.code()));
    List<String> log = log(sight, setup);
    return new Findings(told, subject, sight, setup, log, effort.unread());
  }

  private Sight sight() {
    Optional<ServiceState> state =
        effort.read(
            "the service",
            Optional.empty(),
            () -> Optional.of(sources.fleet().service(service.place())));
    List<String> groups = state.map(ServiceState::targetGroups).orElse(List.of());
    return new Sight(
        state,
        effort.read(
            "the service deployment",
            Optional.empty(),
            () -> sources.fleet().deployment(rollout.serviceDeployment())),
        effort.read("the tasks", List.of(), () -> sources.fleet().tasks(service.place())),
        new Surroundings(
            effort.read(
                "the targets' health", List.of(), () -> sources.loadBalancers().targets(groups)),
            effort.read(
                "the alarms", List.of(), () -> sources.alarms().red(service.policy().alarms()))));
  }

  private Setup setup(Sight sight, boolean around) {
    Optional<Definition> definition =
        effort.read(
            "the task definition",
            Optional.empty(),
            () -> Optional.of(sources.definitions().details(rollout.taskDefinition())));
    if (!around || sight.service().isEmpty()) {
      return new Setup(definition, List.of(), VpcNetwork.UNSEEN);
    }
    ServiceState state = sight.service().get();
    List<TargetGroup> groups =
        effort.read(
            "the target groups",
            List.of(),
            () -> sources.loadBalancers().groups(state.targetGroups()));
    return new Setup(definition, groups, network(state, groups));
  }

  private VpcNetwork network(ServiceState state, List<TargetGroup> groups) {
    var tasks = state.settings().network();
    List<Subnet> subnets =
        effort.read("the subnets", List.of(), () -> sources.networks().subnets(tasks.subnets()));
    List<VpcEndpoint> endpoints =
        subnets.stream().findFirst().stream()
            .flatMap(
                subnet ->
                    effort
                        .read(
                            "the VPC endpoints",
                            List.<VpcEndpoint>of(),
                            () -> sources.networks().endpoints(subnet.vpc()))
                        .stream())
            .toList();
    List<String> ids =
        Stream.of(
                tasks.securityGroups().stream(),
                groups.stream()
                    .flatMap(group -> group.balancers().stream())
                    .flatMap(balancer -> balancer.securityGroups().stream()),
                endpoints.stream().flatMap(endpoint -> endpoint.securityGroups().stream()))
            .flatMap(each -> each)
            .distinct()
            .toList();
    List<SecurityGroup> securityGroups =
        effort.read("the security groups", List.of(), () -> sources.networks().securityGroups(ids));
    return new VpcNetwork(subnets, securityGroups, endpoints);
  }

  /** Of the first container that crashed, or else of the first task. */
  private List<String> log(Sight sight, Setup setup) {
    List<ObservedTask> tasks =
        sight.tasks().stream()
            .filter(rollout::started)
            .filter(task -> task.life().startedAt().isPresent())
            .sorted(Comparator.comparing(ObservedTask::createdAt))
            .toList();
    Optional<ObservedTask> crashed =
        tasks.stream().filter(task -> crashed(task).isPresent()).findFirst();
    return crashed
        .or(() -> tasks.stream().findFirst())
        .flatMap(task -> setup.definition().map(definition -> log(task, definition)))
        .orElse(List.of());
  }

  private List<String> log(ObservedTask task, Definition definition) {
    String name = crashed(task).map(ObservedContainer::name).orElse(service.place().container());
    Redaction redaction =
        new Redaction(
            definition.containers().stream()
                .flatMap(container -> container.variables().plain().values().stream())
                .toList());
    return definition.container(name).flatMap(Definition.DefinedContainer::logs).stream()
        .flatMap(
            logs ->
                effort
                    .read(
                        "the log",
                        List.<String>of(),
                        () ->
                            sources
                                .logs()
                                .last(
                                    logs.group(),
                                    String.join("/", logs.prefix(), name, task.id()),
                                    LOG_LINES))
                    .stream())
        .map(redaction::of)
        .toList();
  }

  private static Optional<ObservedContainer> crashed(ObservedTask task) {
    return task.crashed().filter(each -> each.exitCode().filter(code -> code != 0).isPresent());
  }
}
