package dev.slipway.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * What calls for a person: the topic, the alarms that tell on it that the orchestrator itself is
 * not well, and the state machine, which tells of deployments that need a human. A deployment that
 * was rejected or rolled back calls for nobody, and one that was aborted is swept up.
 */
final class Pages extends Construct {

  /** The worst of a minute. */
  private static final MetricOptions MOST =
      MetricOptions.builder().statistic("Maximum").period(Duration.minutes(1)).build();

  private static final MetricOptions IN_FIVE_MINUTES =
      MetricOptions.builder().statistic("Sum").period(Duration.minutes(5)).build();

  private final Topic topic;

  Pages(Construct scope) {
    super(scope, "Pages");
    topic = Topic.Builder.create(this, "Topic").displayName("Slipway").enforceSsl(true).build();
    // A topic with a policy of its own no longer lets the account's alarms publish.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
  }

  ITopic topic() {
    return topic;
  }

  /** The alarms of the orchestrator itself. */
  List<IAlarm> watch(IStateMachine machine, IFunction wake, IFunction sweep) {
    return List.of(
        page(this, Concern.TIMED_OUT, machine.metricTimedOut(IN_FIVE_MINUTES)),
        page(this, Concern.WAKE_ERRORS, wake.metricErrors(IN_FIVE_MINUTES)),
        page(this, Concern.WAKE_THROTTLES, wake.metricThrottles(IN_FIVE_MINUTES)),
        page(this, Concern.SWEEP_ERRORS, sweep.metricErrors(IN_FIVE_MINUTES)),
        page(this, Concern.SWEEP_THROTTLES, sweep.metricThrottles(IN_FIVE_MINUTES)));
  }

  /** The alarms on one attached service. */
  List<IAlarm> watch(Construct scope, String service) {
    return List.of(
        page(scope, Concern.STUCK_CLAIM, SlipwayMetrics.of(service, "StuckClaims", MOST)),
        page(
            scope,
            Concern.DEAD_EXECUTION,
            SlipwayMetrics.of(service, "DeadExecutions", IN_FIVE_MINUTES)),
        page(
            scope, Concern.NEEDS_HUMAN, SlipwayMetrics.of(service, "NeedsHuman", IN_FIVE_MINUTES)));
  }

  /** The alarm on events that could not be delivered. */
  IAlarm watch(Construct scope, IQueue undelivered) {
    return page(
        scope, Concern.UNDELIVERED, undelivered.metricApproximateNumberOfMessagesVisible(MOST));
  }

  private IAlarm page(Construct scope, Concern concern, IMetric metric) {
    Alarm alarm =
        Alarm.Builder.create(scope, concern.id() + "Alarm")
            .alarmDescription(concern.description())
            .metric(metric)
            .threshold(1)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
    return alarm;
  }
}
