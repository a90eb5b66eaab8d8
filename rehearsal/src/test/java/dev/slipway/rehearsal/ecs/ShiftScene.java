package dev.slipway.rehearsal.ecs;

import static dev.slipway.rehearsal.ecs.EcsScene.CLUSTER;
import static dev.slipway.rehearsal.ecs.EcsScene.SERVICE;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.dns.Zone;
import dev.slipway.rehearsal.elb.ElbSurroundings;
import dev.slipway.rehearsal.elb.LocalElb;
import dev.slipway.rehearsal.elb.QuickGroup;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** A service with two target groups behind one rule, on a virtual clock. */
final class ShiftScene {

  static final String ROLE = "arn:aws:iam::111122223333:role/infrastructure";

  final EcsScene ecs = new EcsScene(1, this::balancers);
  final String first;
  final String second;
  final String rule;
  final String testRule;
  private LocalElb elb;

  ShiftScene() {
    String balancer =
        elb
            .createLoadBalancer(
                it -> it.name("web").subnets("subnet-a", "subnet-b").securityGroups("sg-front"))
            .loadBalancers()
            .stream()
            .map(LoadBalancer::loadBalancerArn)
            .findFirst()
            .orElseThrow();
    first = group("first");
    second = group("second");
    rule = rule(listener(balancer, 80), forward(Map.of(first, 100, second, 0)));
    testRule = rule(listener(balancer, 81), forward(Map.of(first, 100, second, 0)));
  }

  /** A service of two healthy tasks of v1, brought there by its first deployment. */
  void settled(Consumer<DeploymentConfiguration.Builder> strategy) {
    create("v1", strategy);
    await(ecs.describe().currentServiceDeployment(), ServiceDeploymentStatus.SUCCESSFUL);
  }

  void create(String tag, Consumer<DeploymentConfiguration.Builder> strategy) {
    ecs.ecs.createService(service(tag, strategy).build());
  }

  CreateServiceRequest.Builder service(
      String tag, Consumer<DeploymentConfiguration.Builder> strategy) {
    return EcsScene.serviceOf(ecs.register(tag), 2)
        .deploymentConfiguration(
            deployment ->
                deployment
                    .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true))
                    .bakeTimeInMinutes(5)
                    .applyMutation(strategy))
        .loadBalancers(
            balancer ->
                balancer
                    .targetGroupArn(first)
                    .containerName("backend")
                    .containerPort(8080)
                    .advancedConfiguration(
                        pair ->
                            pair.alternateTargetGroupArn(second)
                                .productionListenerRule(rule)
                                .testListenerRule(testRule)
                                .roleArn(ROLE)));
  }

  void await(String deployment, ServiceDeploymentStatus status) {
    ecs.until(() -> ecs.deployment(deployment).status() == status);
  }

  void awaitStage(String deployment, Stage stage) {
    ecs.until(() -> stage.name().equals(stageOf(deployment)));
  }

  String stageOf(String deployment) {
    return ecs.deployment(deployment).lifecycleStageAsString();
  }

  void stop(String deployment) {
    ecs.ecs.stopServiceDeployment(
        request -> request.serviceDeploymentArn(deployment).stopType("ROLLBACK"));
  }

  /** Changes the deployment configuration, as a whole like every caller that is careful. */
  void configure(Consumer<DeploymentConfiguration.Builder> change) {
    DeploymentConfiguration changed =
        ecs.describe().deploymentConfiguration().toBuilder().applyMutation(change).build();
    ecs.ecs.updateService(
        request -> request.cluster(CLUSTER).service(SERVICE).deploymentConfiguration(changed));
  }

  /** Lets the rules lead to the other group alone, as nobody should. */
  void leaveOutOfTheRule(String group) {
    Map<String, Integer> rest = Map.of(group.equals(first) ? second : first, 100);
    List.of(rule, testRule)
        .forEach(arn -> elb.modifyRule(it -> it.ruleArn(arn).actions(forward(rest))));
  }

  /** The stages that the journal tells, in their order. */
  List<String> stages() {
    return ecs.journal.stream()
        .filter(entry -> entry.kind().equals("lifecycle-stage"))
        .map(entry -> entry.text())
        .toList();
  }

  /** Weight of each target group in the production rule. */
  Map<String, Integer> production() {
    return weights(rule);
  }

  Map<String, Integer> test() {
    return weights(testRule);
  }

  long healthy(String group) {
    return elb
        .describeTargetHealth(it -> it.targetGroupArn(group))
        .targetHealthDescriptions()
        .stream()
        .filter(each -> each.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
        .count();
  }

  String resolvedGroup(String revision) {
    ServiceRevision found =
        ecs.ecs
            .describeServiceRevisions(it -> it.serviceRevisionArns(revision))
            .serviceRevisions()
            .getFirst();
    return found.resolvedConfiguration().loadBalancers().getFirst().targetGroupArn();
  }

  /** Production traffic of the target revision, in percent. */
  double share(String deployment) {
    ServiceDeployment found = ecs.deployment(deployment);
    return found.targetServiceRevision().requestedProductionTrafficWeight();
  }

  private Map<String, Integer> weights(String arn) {
    return elb.describeRules(it -> it.ruleArns(arn)).rules().getFirst().actions().stream()
        .flatMap(action -> action.forwardConfig().targetGroups().stream())
        .collect(Collectors.toMap(TargetGroupTuple::targetGroupArn, TargetGroupTuple::weight));
  }

  private LocalElb balancers(EcsScene scene) {
    elb =
        LocalElb.withoutTraffic(
            new ElbSurroundings(
                scene.clock,
                Account.LOCAL,
                scene.network,
                new Zone(),
                (namespace, name, dimensions, value) -> {},
                scene.watch),
            (InetSocketAddress target) -> scene.tasks.reply(target.getAddress()));
    return elb;
  }

  private String listener(String balancer, int port) {
    return elb.createListener(
            it ->
                it.loadBalancerArn(balancer)
                    .port(port)
                    .protocol("HTTP")
                    .defaultActions(
                        action ->
                            action
                                .type(ActionTypeEnum.FIXED_RESPONSE)
                                .fixedResponseConfig(answer -> answer.statusCode("404"))))
        .listeners()
        .getFirst()
        .listenerArn();
  }

  private String rule(String listener, Action action) {
    return elb.createRule(
            it ->
                it.listenerArn(listener)
                    .priority(1)
                    .conditions(
                        condition ->
                            condition
                                .field("path-pattern")
                                .pathPatternConfig(path -> path.values("/*")))
                    .actions(action))
        .rules()
        .getFirst()
        .ruleArn();
  }

  private String group(String name) {
    return QuickGroup.create(elb, name, 8080, "/health", 2);
  }

  private static Action forward(Map<String, Integer> weights) {
    return Action.builder()
        .type(ActionTypeEnum.FORWARD)
        .forwardConfig(
            forward ->
                forward.targetGroups(
                    weights.entrySet().stream()
                        .map(
                            each ->
                                TargetGroupTuple.builder()
                                    .targetGroupArn(each.getKey())
                                    .weight(each.getValue())
                                    .build())
                        .toList()))
        .build();
  }
}
