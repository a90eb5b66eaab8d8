package dev.slipway.core.cause;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.SERVICE_DEPLOYMENT;

import dev.slipway.Samples;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Logs;
import dev.slipway.core.evidence.Definition.Variables;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ObservedTask.Life;
import dev.slipway.core.evidence.ObservedTask.Stop;
import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.SecurityGroup.Opening;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceDeployment.Breaker;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.ServiceState.Counts;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetGroup.Balancer;
import dev.slipway.core.evidence.TargetGroup.HealthCheck;
import dev.slipway.core.evidence.TargetGroup.Pace;
import dev.slipway.core.evidence.TargetHealth;
import dev.slipway.core.evidence.VpcEndpoint;
import dev.slipway.core.evidence.VpcNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence of a sample, on a service as the sample application has it where it says nothing.
 */
record SampleEvidence(Json recorded) {
  private static final String GROUP =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/backend/0123456789abcdef";

  ServiceState service() {
    List<Integer> counts = recorded.numbers("counts");
    List<Integer> percents = recorded.numbers("percents");
    return new ServiceState(
        recorded.text("setTo", NEW_REVISION),
        counts.isEmpty() ? new Counts(2, 0) : new Counts(counts.getFirst(), counts.getLast()),
        false,
        Optional.of(SERVICE_DEPLOYMENT),
        Optional.empty(),
        new ServiceSettings(
            percents.isEmpty()
                ? Percents.DEFAULT
                : new Percents(percents.getFirst(), percents.getLast()),
            new Network(List.of("subnet-a", "subnet-b"), List.of("sg-tasks"), false),
            Duration.ofSeconds(30),
            List.of(new Attachment(GROUP, "backend", 8080))),
        recorded.texts("events").stream()
            .map(message -> new ServiceState.Event(NOON.plusSeconds(40), message))
            .toList());
  }

  ServiceDeployment deployment() {
    return new ServiceDeployment(
        SERVICE_DEPLOYMENT,
        Status.valueOf(recorded.text("deployment", "IN_PROGRESS")),
        recorded.text("reason"),
        new Breaker(false, recorded.number("failures", 0), 3),
        false,
        NOON,
        "arn:rev",
        List.of(),
        Optional.empty());
  }

  List<ObservedTask> tasks() {
    return recorded.children("tasks").stream().map(SampleEvidence::task).toList();
  }

  private static ObservedTask task(Json task) {
    Optional<Stop> stop =
        task.optionalText("stoppedReason").map(reason -> new Stop(task.text("stopCode"), reason));
    return new ObservedTask(
        "arn:aws:ecs:us-east-1:111122223333:task/slipway/" + task.text("id"),
        NEW_REVISION,
        NOON.plusSeconds(5),
        task.text("status").equals("RUNNING"),
        stop,
        containers(task),
        new Life(
            task.text("status", "STOPPED"),
            time(task, "started"),
            time(task, "ended"),
            task.optionalText("address")));
  }

  private static List<ObservedContainer> containers(Json task) {
    ObservedContainer backend =
        new ObservedContainer(
            "backend",
            task.optionalText("digest").or(() -> Optional.of(NEW)),
            task.optionalNumber("exitCode"),
            task.optionalText("reason"),
            task.optionalText("health"));
    return Stream.concat(
            Stream.of(backend),
            task.optionalNumber("sidecarExitCode").stream().map(SampleEvidence::sidecar))
        .toList();
  }

  private static ObservedContainer sidecar(int exitCode) {
    return new ObservedContainer(
        "log-router", Optional.empty(), Optional.of(exitCode), Optional.empty(), Optional.empty());
  }

  private static Optional<Instant> time(Json task, String name) {
    return task.optionalNumber(name).map(NOON::plusSeconds);
  }

  List<TargetHealth> targets() {
    return recorded.children("targets").stream()
        .map(
            target ->
                new TargetHealth(
                    target.text("address") + ":8080",
                    target.text("state"),
                    target.text("reason"),
                    target.text("description")))
        .toList();
  }

  List<Alarm> alarms() {
    return recorded.children("alarms").stream()
        .map(
            alarm ->
                new Alarm(
                    alarm.text("name"),
                    NOON.plusSeconds(30),
                    alarm.text("reason"),
                    alarm.optionalText("metric")))
        .toList();
  }

  Definition definition() {
    Json definition = recorded.child("definition").orElse(Json.empty());
    List<Integer> ports = definition.numbers("ports");
    return new Definition(
        NEW_REVISION,
        Optional.of(definition.number("memory", 512)),
        definition.text("platform", "linux/amd64"),
        List.of(backend(definition, ports), logRouter()));
  }

  private static DefinedContainer backend(Json definition, List<Integer> ports) {
    return new DefinedContainer(
        "backend",
        Samples.image(NEW, NOON).reference(),
        true,
        Optional.empty(),
        ports.isEmpty() ? List.of(8080) : ports,
        Optional.empty(),
        new Variables(definition.pairs("environment"), definition.pairs("secrets")),
        Optional.of(new Logs(definition.text("logGroup", "/ecs/backend"), "backend")),
        definition.texts("healthCommand"));
  }

  private static DefinedContainer logRouter() {
    return new DefinedContainer(
        "log-router",
        "public.ecr.aws/fluent-bit:3",
        true,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new Variables(Map.of(), Map.of()),
        Optional.empty(),
        List.of());
  }

  List<TargetGroup> groups() {
    Json group = recorded.child("targetGroup").orElse(Json.empty());
    boolean listened = !group.text("listener").equals("none");
    return List.of(
        new TargetGroup(
            GROUP,
            new HealthCheck(
                "HTTP",
                group.text("port", "traffic-port"),
                "/health",
                "200",
                new Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), 2, 2)),
            Duration.ofSeconds(30),
            listened
                ? List.of(new Balancer("arn:lb", List.of("sg-balancer"), Optional.empty()))
                : List.of()));
  }

  VpcNetwork network() {
    return new VpcNetwork(
        recorded.children("subnets").stream()
            .map(each -> new Subnet(each.text("id"), "vpc-1", each.number("free", 0)))
            .toList(),
        recorded.children("securityGroups").stream().map(SampleEvidence::group).toList(),
        recorded.texts("endpoints").stream()
            .map(
                service ->
                    new VpcEndpoint(
                        "vpce-" + service,
                        "com.amazonaws.us-east-1." + service,
                        "available",
                        service.equals("s3") ? List.of() : List.of("sg-endpoints")))
            .toList());
  }

  private static SecurityGroup group(Json group) {
    return new SecurityGroup(
        group.text("id"),
        group.children("in").stream().map(SampleEvidence::opening).toList(),
        group.children("out").stream().map(SampleEvidence::opening).toList());
  }

  private static Opening opening(Json opening) {
    int port = opening.number("port", 443);
    return new Opening(
        "tcp", port, port, opening.texts("groups"), !opening.texts("addresses").isEmpty());
  }
}
