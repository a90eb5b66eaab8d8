package dev.slipway.scenario.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import dev.slipway.rehearsal.cloud.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The cloud as an onlooker sees it, past all taps and permissions. */
public final class View {
  private final CloudServices cloud;
  private final Map<String, Attached> attached = new TreeMap<>();
  private final String machine;

  View(CloudServices cloud) {
    this.cloud = cloud;
    this.machine =
        cloud.stacks.ofType("AWS::StepFunctions::StateMachine").stream()
            .map(Deployed::ref)
            .findFirst()
            .orElseThrow();
    cloud
        .ssm
        .getParametersByPath(of -> of.path(Attached.parameter("")))
        .parameters()
        .forEach(
            each -> {
              String name = each.name().substring(Attached.parameter("").length());
              attached.put(name, Attached.read(name, each.value()));
            });
  }

  /** ARN of the deployments' state machine. */
  public String machine() {
    return machine;
  }

  public List<Attached> attached() {
    return List.copyOf(attached.values());
  }

  /**
   * @throws IllegalArgumentException when no service is attached by that name
   */
  public Attached attached(String name) {
    Attached found = attached.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name + " is not attached; " + attached.keySet() + " are");
    }
    return found;
  }

  /** Sets one key of an attached service's record to a value, a list or a map of them. */
  public void set(String service, String key, Object value) {
    String parameter = Attached.parameter(service);
    ObjectNode record = (ObjectNode) Json.parse(cloud.ssm.value(parameter).orElseThrow());
    record.set(key, Json.tree(value));
    cloud.ssm.putParameter(put -> put.name(parameter).value(record.toString()).overwrite(true));
  }

  public Service service(Attached at) {
    return cloud
        .ecs
        .describeServices(of -> of.cluster(at.cluster()).services(at.service()))
        .services()
        .getFirst();
  }

  /** The lifecycle stage of the service's newest deployment, while that goes on. */
  public Optional<String> stage(Attached at) {
    return cloud
        .ecs
        .describeServiceDeployments(
            of -> of.serviceDeploymentArns(service(at).currentServiceDeployment()))
        .serviceDeployments()
        .stream()
        .filter(each -> each.status() == ServiceDeploymentStatus.IN_PROGRESS)
        .findFirst()
        .map(ServiceDeployment::lifecycleStageAsString);
  }

  /** The image that a revision runs in the attached container. */
  public String imageOf(Attached at, String taskDefinition) {
    return cloud
        .ecs
        .describeTaskDefinition(of -> of.taskDefinition(taskDefinition))
        .taskDefinition()
        .containerDefinitions()
        .stream()
        .filter(container -> container.name().equals(at.container()))
        .map(ContainerDefinition::image)
        .findFirst()
        .orElse("");
  }

  /** The tag of the image that each container of the live revision runs, by container. */
  public Map<String, String> tagsOf(Attached at) {
    return containers(at)
        .collect(Collectors.toMap(ContainerDefinition::name, each -> tagOf(each.image())));
  }

  private Stream<ContainerDefinition> containers(Attached at) {
    return cloud
        .ecs
        .describeTaskDefinition(of -> of.taskDefinition(service(at).taskDefinition()))
        .taskDefinition()
        .containerDefinitions()
        .stream();
  }

  /** What the attached container's variables of the live revision hold. */
  public List<String> valuesOf(Attached at) {
    return containers(at)
        .flatMap(container -> container.environment().stream())
        .map(KeyValuePair::value)
        .toList();
  }

  /** The tag of a revision's image; the image itself when nobody pushed it here. */
  public String tagOf(Attached at, String taskDefinition) {
    return tagOf(imageOf(at, taskDefinition));
  }

  private String tagOf(String image) {
    String digest = image.substring(image.indexOf('@') + 1);
    return cloud.images.find(digest).map(Images.Pushed::tag).orElse(image);
  }

  /** Registered targets that answer their health checks, in all of the service's groups. */
  public int healthyTargets(Attached at) {
    return service(at).loadBalancers().stream()
        .flatMap(View::groups)
        .mapToInt(this::healthyTargets)
        .sum();
  }

  /** Registered targets of a target group that answer their health checks. */
  public int healthyTargets(String group) {
    return (int)
        cloud
            .loadBalancers
            .describeTargetHealth(of -> of.targetGroupArn(group))
            .targetHealthDescriptions()
            .stream()
            .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
            .count();
  }

  /** Percent of each target group in a listener rule. */
  public Map<String, Integer> weights(String rule) {
    Map<String, Integer> weights = new TreeMap<>();
    cloud.loadBalancers.describeRules(of -> of.ruleArns(rule)).rules().stream()
        .flatMap(found -> found.actions().stream())
        .flatMap(action -> action.forwardConfig().targetGroups().stream())
        .forEach(share -> weights.put(share.targetGroupArn(), share.weight()));
    return weights;
  }

  private static Stream<String> groups(LoadBalancer balancer) {
    return Stream.concat(
        Stream.of(balancer.targetGroupArn()),
        Stream.ofNullable(balancer.advancedConfiguration())
            .map(AdvancedConfiguration::alternateTargetGroupArn));
  }

  /** ARNs of the service's tasks that are not told to stop. */
  public List<String> tasks(Attached at) {
    return cloud
        .ecs
        .listTasks(
            of ->
                of.cluster(at.cluster())
                    .serviceName(at.service())
                    .desiredStatus(DesiredStatus.RUNNING))
        .taskArns();
  }

  /** The revision of each of those tasks. */
  public List<String> revisions(Attached at) {
    List<String> tasks = tasks(at);
    return tasks.isEmpty()
        ? tasks
        : cloud.ecs.describeTasks(of -> of.cluster(at.cluster()).tasks(tasks)).tasks().stream()
            .map(Task::taskDefinitionArn)
            .toList();
  }

  /** All executions, oldest first. */
  public List<ExecutionListItem> executions() {
    return cloud
        .states
        .listExecutions(of -> of.stateMachineArn(machine).maxResults(1000))
        .executions()
        .reversed();
  }

  /** Whether an execution ever entered the state. */
  public boolean entered(String execution, String state) {
    return cloud
        .states
        .getExecutionHistory(of -> of.executionArn(execution).maxResults(1000))
        .events()
        .stream()
        .flatMap(event -> Optional.ofNullable(event.stateEnteredEventDetails()).stream())
        .anyMatch(entered -> entered.name().equals(state));
  }

  /** Whether nothing is under way: no execution, no rollout, no task that comes or goes. */
  public boolean isQuiet() {
    return executions().stream().noneMatch(each -> each.status() == ExecutionStatus.RUNNING)
        && attached().stream().allMatch(each -> isSettled(service(each)));
  }

  private static boolean isSettled(Service service) {
    List<Deployment> deployments = service.deployments();
    return deployments.size() == 1
        && deployments.getFirst().rolloutState() != DeploymentRolloutState.IN_PROGRESS
        && service.pendingCount() == 0
        && service.runningCount().equals(service.desiredCount());
  }
}
