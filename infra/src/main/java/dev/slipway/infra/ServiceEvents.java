package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * The events that concern one attached service: a push starts a deployment, what happens to the
 * service, its tasks and its alarms wakes the one that is parked, and a clock sweeps after all of
 * them, since each may get lost (EventBridge reference, event-delivery-level, read 2026-11).
 */
final class ServiceEvents {

  /**
   * After this EventBridge gives an event up to the queue of undelivered ones: by default it would
   * start a deployment up to 24 hours late, when nobody expects it any more (EventBridge user
   * guide, eb-rule-retry-policy, read 2026-11).
   */
  static final Duration OLDEST_EVENT = Duration.minutes(5);

  /** A lost event delays a deployment by no more than this; also the shortest rate there is. */
  private static final Duration BETWEEN_SWEEPS = Duration.minutes(1);

  private final Construct scope;
  private final AttachedService attached;
  private final IQueue undelivered;

  ServiceEvents(Construct scope, AttachedService attached, IQueue undelivered) {
    this.scope = scope;
    this.attached = attached;
    this.undelivered = undelivered;
  }

  void startOnPush(IStateMachine machine) {
    rule(
        "Push",
        "Starts a deployment when an image is pushed",
        pattern("aws.ecr", "ECR Image Action").detail(push()).build(),
        starting(machine, "push"));
  }

  /** Who may put this event may approve: chat bots, tools for changes. */
  void startOnAnswer(IStateMachine machine) {
    rule(
        "ApprovalAnswer",
        "Answers the question of a deployment that waits for an approval",
        pattern("slipway.approval", "Slipway Approval Answer")
            .detail(Map.of("service", List.of(attached.name())))
            .build(),
        starting(machine, "approval"));
  }

  private SfnStateMachine starting(IStateMachine machine, String trigger) {
    return SfnStateMachine.Builder.create(machine)
        .input(input("trigger", Map.of(trigger, EventField.fromPath("$"))))
        .deadLetterQueue(undelivered)
        .maxEventAge(OLDEST_EVENT)
        .build();
  }

  void wake(IFunction wake) {
    rule(
        "TaskChange",
        "Wakes a parked deployment when a task changes",
        pattern("aws.ecs", "ECS Task State Change").detail(tasksOfService()).build(),
        target(wake));
    rule(
        "DeploymentChange",
        "Wakes a parked deployment when ECS says how its own goes",
        pattern("aws.ecs", "ECS Deployment State Change")
            .resources(List.of(attached.service().getServiceArn()))
            .build(),
        target(wake));
    if (!attached.alarms().isEmpty()) {
      rule(
          "AlarmChange",
          "Wakes a parked deployment when an alarm changes",
          pattern("aws.cloudwatch", "CloudWatch Alarm State Change").resources(alarmArns()).build(),
          target(wake));
    }
  }

  /** The clock's own event comes along, because it tells the time. */
  void sweep(IFunction sweep) {
    Rule.Builder.create(scope, "SweepRule")
        .description("Looks for what no event told of (" + attached.name() + ")")
        .schedule(Schedule.rate(BETWEEN_SWEEPS))
        .targets(List.of(target(sweep)))
        .build();
  }

  private void rule(String id, String description, EventPattern pattern, IRuleTarget target) {
    Rule.Builder.create(scope, id + "Rule")
        .description(description + " (" + attached.name() + ")")
        .eventPattern(pattern)
        .targets(List.of(target))
        .build();
  }

  private LambdaFunction target(IFunction function) {
    return LambdaFunction.Builder.create(function)
        .event(input("event", EventField.fromPath("$")))
        .deadLetterQueue(undelivered)
        .maxEventAge(OLDEST_EVENT)
        .build();
  }

  private RuleTargetInput input(String key, Object value) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("service", attached.name());
    input.put(key, value);
    return RuleTargetInput.fromObject(input);
  }

  /**
   * Account and Region are pinned: rules that forward from elsewhere deliver genuine events of
   * other registries.
   */
  static EventPattern.Builder pattern(String source, String detailType) {
    return EventPattern.builder()
        .source(List.of(source))
        .detailType(List.of(detailType))
        .account(List.of(Aws.ACCOUNT_ID))
        .region(List.of(Aws.REGION));
  }

  private Map<String, Object> push() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("action-type", List.of("PUSH"));
    detail.put("result", List.of("SUCCESS"));
    detail.put("repository-name", List.of(attached.repository().getRepositoryName()));
    detail.put("image-tag", List.of(tag()));
    return detail;
  }

  /** A tag must exist in any case: the platform images of a multi-platform push have none. */
  private Map<String, Object> tag() {
    return attached.tagPattern().equals(AttachedService.ANY_TAG)
        ? Map.of("exists", true)
        : Map.of("wildcard", attached.tagPattern());
  }

  private Map<String, Object> tasksOfService() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("clusterArn", List.of(attached.service().getCluster().getClusterArn()));
    detail.put("group", List.of("service:" + attached.service().getServiceName()));
    return detail;
  }

  private List<String> alarmArns() {
    return attached.alarms().stream().map(IAlarm::getAlarmArn).toList();
  }
}
