package dev.slipway.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.BaseService;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.IBaseService;
import software.amazon.awscdk.services.ecs.LogDriverConfig;
import software.amazon.awscdk.services.ecs.TaskDefinition;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.ssm.IStringParameter;

/**
 * An ECS service that Slipway deploys to: owned by this app or imported, with or without load
 * balancer. Account and Region are those of the orchestrator.
 *
 * @param name the name under which people and events mean this service
 * @param service the ECS service
 * @param container the container whose image is deployed
 * @param alsoContainers further containers that get the same image
 * @param repository where its images are pushed
 * @param tagPattern which tags are deployed; {@code *} stands for any characters
 * @param family the task definition family whose revisions are registered
 * @param passedRoles the task and execution roles named by the task definition
 * @param logGroups names of the log groups whose last lines a diagnosis may read
 * @param alarms alarms that turn a deployment back
 * @param redAlarms what one of them means that is red before anything moved
 * @param liveImage where the image proven good last is to be named, when somebody wants to read it
 * @param limits how long and how much
 * @param gates what else is asked before anything moves
 * @param mode whether it is deployed to at all
 */
public record AttachedService(
    String name,
    IBaseService service,
    String container,
    List<String> alsoContainers,
    IRepository repository,
    String tagPattern,
    String family,
    List<IRole> passedRoles,
    List<String> logGroups,
    List<IAlarm> alarms,
    RedAlarms redAlarms,
    Optional<IStringParameter> liveImage,
    RolloutLimits limits,
    Gates gates,
    Mode mode) {

  /** Every tag is deployed. */
  public static final String ANY_TAG = "*";

  /**
   * @throws IllegalArgumentException when a value cannot work, with what is allowed and the fix
   */
  public AttachedService {
    Spelling.NAME.check("name", name);
    AttachedChecks.containers(container, alsoContainers);
    Spelling.FAMILY.check("family", family);
    Spelling.TAG_PATTERN.check("tagPattern", tagPattern);
    AttachedChecks.passedRoles(name, passedRoles.size(), mode);
    AttachedChecks.alarms(name, alarms.size());
    alsoContainers = List.copyOf(alsoContainers);
    passedRoles = List.copyOf(passedRoles);
    logGroups = List.copyOf(logGroups);
    alarms = List.copyOf(alarms);
  }

  /**
   * Starts with what every service must say.
   *
   * @param name the name under which people and events mean this service, also its container's name
   *     unless said otherwise
   */
  public static Builder builder(String name, IBaseService service, IRepository repository) {
    return new Builder(name, service, repository);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {

    private final String name;
    private final IBaseService service;
    private final IRepository repository;
    private String container;
    private final List<String> alsoContainers = new ArrayList<>();
    private String tagPattern = ANY_TAG;
    private @Nullable String family;
    private final List<IRole> passedRoles = new ArrayList<>();
    private final List<String> logGroups = new ArrayList<>();
    private final List<IAlarm> alarms = new ArrayList<>();
    private RedAlarms redAlarms = RedAlarms.FIX_FORWARD;
    private @Nullable IStringParameter liveImage;
    private RolloutLimits limits = RolloutLimits.DEFAULTS;
    private Gates gates = Gates.DEFAULTS;
    private Mode mode = Mode.DEPLOY;

    private Builder(String name, IBaseService service, IRepository repository) {
      this.name = name;
      this.service = service;
      this.repository = repository;
      this.container = name;
      if (service instanceof BaseService owned) {
        taskDefinition(owned.getTaskDefinition());
      }
    }

    /** Default: the attached name. */
    public Builder container(String container) {
      this.container = container;
      return this;
    }

    /**
     * Adds a container that gets the same image as the one of {@link #container}. Default: none;
     * all other containers stay as they are.
     */
    public Builder alsoContainer(String container) {
      alsoContainers.add(container);
      return this;
    }

    /** Default: every tag. */
    public Builder tagPattern(String tagPattern) {
      this.tagPattern = tagPattern;
      return this;
    }

    /** Default for an owned service: that of its task definition. Required for an imported one. */
    public Builder family(String family) {
      this.family = family;
      return this;
    }

    /**
     * Adds a role the task definition names. Default for an owned service: those of its task
     * definition. Required for an imported one.
     */
    public Builder passedRole(IRole role) {
      passedRoles.add(role);
      return this;
    }

    /**
     * Adds a log group whose last lines a diagnosis may read. Default for an owned service: those
     * of its containers that get the image. An imported one without any is diagnosed without logs.
     */
    public Builder logGroup(ILogGroup group) {
      logGroups.add(group.getLogGroupName());
      return this;
    }

    /** Adds an alarm that turns a deployment back. Default: none. */
    public Builder alarm(IAlarm alarm) {
      alarms.add(alarm);
      return this;
    }

    /** Default: {@link RedAlarms#FIX_FORWARD}. */
    public Builder redAlarms(RedAlarms redAlarms) {
      this.redAlarms = redAlarms;
      return this;
    }

    /** Default: the live image is written nowhere but in the ledger. */
    public Builder liveImage(IStringParameter liveImage) {
      this.liveImage = liveImage;
      return this;
    }

    /** Default: {@link RolloutLimits#DEFAULTS}. */
    public Builder limits(RolloutLimits limits) {
      this.limits = limits;
      return this;
    }

    /** Default: {@link Gates#DEFAULTS}. */
    public Builder gates(Gates gates) {
      this.gates = gates;
      return this;
    }

    /** Nothing is deployed: for each push it is told what would have become of it. */
    public Builder shadow() {
      this.mode = Mode.SHADOW;
      return this;
    }

    /**
     * @throws IllegalArgumentException when a value is missing or cannot work
     */
    public AttachedService build() {
      if (family == null) {
        throw new IllegalArgumentException(
            "family of "
                + name
                + " is missing: an imported service does not tell it; call family(\"…\")");
      }
      if (logGroups.isEmpty() && service instanceof BaseService owned) {
        logGroups.addAll(logGroups(owned.getTaskDefinition()));
      }
      return new AttachedService(
          name,
          service,
          container,
          alsoContainers,
          repository,
          tagPattern,
          family,
          passedRoles,
          logGroups,
          alarms,
          redAlarms,
          Optional.ofNullable(liveImage),
          limits,
          gates,
          mode);
    }

    private List<String> logGroups(TaskDefinition definition) {
      return Stream.concat(Stream.of(container), alsoContainers.stream())
          .map(definition::findContainer)
          .flatMap(Stream::ofNullable)
          .map(ContainerDefinition::getLogDriverConfig)
          .flatMap(Stream::ofNullable)
          .map(LogDriverConfig::getOptions)
          .flatMap(Stream::ofNullable)
          .flatMap(options -> Stream.ofNullable(options.get("awslogs-group")))
          .distinct()
          .toList();
    }

    private void taskDefinition(TaskDefinition definition) {
      family = definition.getFamily();
      passedRoles.add(definition.getTaskRole());
      passedRoles.add(definition.obtainExecutionRole());
    }
  }
}
