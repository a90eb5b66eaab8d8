package dev.slipway.infra;

import dev.slipway.infra.config.Reference;
import dev.slipway.infra.config.ServiceEntry;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateServiceAttributes;
import software.amazon.awscdk.services.ecs.IBaseService;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.ssm.IStringParameter;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.amazon.awscdk.services.ssm.StringParameterAttributes;
import software.constructs.Construct;

/** Makes an attached service of what the file says, with all it refers to imported. */
final class ImportedService {

  private final Construct scope;
  private final ServiceEntry entry;

  ImportedService(Construct parent, ServiceEntry entry) {
    this.scope = new Construct(parent, entry.name());
    this.entry = entry;
  }

  /**
   * @throws IllegalArgumentException when its options do not go together
   */
  AttachedService attached() {
    ServiceEntry.Watched watched = entry.watched();
    List<String> containers = entry.target().containers();
    AttachedService.Builder builder =
        AttachedService.builder(entry.name(), service(), repository())
            .container(containers.getFirst())
            .tagPattern(entry.images().tagPattern())
            .family(entry.target().family())
            .redAlarms(watched.redAlarms())
            .limits(entry.limits())
            .gates(entry.gates());
    containers.stream().skip(1).forEach(builder::alsoContainer);
    imported("Role", entry.target().roles(), this::role).forEach(builder::passedRole);
    imported("Alarm", watched.alarms(), this::alarm).forEach(builder::alarm);
    watched.logGroups().stream()
        .map(name -> LogGroup.fromLogGroupName(scope, "Log" + name.replace('/', '-'), name))
        .forEach(builder::logGroup);
    entry.images().live().map(this::liveImage).ifPresent(builder::liveImage);
    return switch (entry.mode()) {
      case DEPLOY -> builder.build();
      case SHADOW -> builder.shadow().build();
    };
  }

  private IBaseService service() {
    return FargateService.fromFargateServiceAttributes(
        scope,
        "Service",
        FargateServiceAttributes.builder().cluster(cluster()).serviceArn(serviceArn()).build());
  }

  /** Always with the cluster's name, as all services since 2021 have it. */
  private String serviceArn() {
    Reference service = entry.target().service();
    return service.isArn()
        ? service.text()
        : EcsArn.of(
            Stack.of(scope), "service", entry.target().cluster().name() + "/" + service.name());
  }

  private ICluster cluster() {
    Reference cluster = entry.target().cluster();
    return Cluster.fromClusterArn(
        scope,
        "Cluster",
        cluster.isArn() ? cluster.text() : EcsArn.of(Stack.of(scope), "cluster", cluster.name()));
  }

  private IRepository repository() {
    return Repository.fromRepositoryName(scope, "Repository", entry.images().repository().name());
  }

  private IRole role(String id, Reference role) {
    return role.isArn()
        ? Role.fromRoleArn(scope, id, role.text())
        : Role.fromRoleName(scope, id, role.name());
  }

  private IAlarm alarm(String id, Reference alarm) {
    return Alarm.fromAlarmName(scope, id, alarm.name());
  }

  /** Without a parameter of CloudFormation, which would read the image at each deployment. */
  private IStringParameter liveImage(String name) {
    return StringParameter.fromStringParameterAttributes(
        scope,
        "LiveImage",
        StringParameterAttributes.builder()
            .parameterName(name)
            .forceDynamicReference(true)
            .build());
  }

  private static <T> Stream<T> imported(
      String id, List<Reference> references, BiFunction<String, Reference, T> importing) {
    return IntStream.range(0, references.size())
        .mapToObj(number -> importing.apply(id + number, references.get(number)));
  }
}
