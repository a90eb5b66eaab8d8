package dev.slipway.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
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

  void watch(IStateMachine machine) {
    page(
        this,
        "TimedOut",
        machine.metricTimedOut(sumOfMinutes(5)),
        "A deployment ran into the state machine's own time limit; Sweep takes it over");
  }

  void watchWake(IFunction wake) {
    page(
        this,
        "WakeErrors",
        wake.metricErrors(sumOfMinutes(5)),
        "Events do not wake parked deployments; each verdict waits for the next safety look");
    page(
        this,
        "WakeThrottles",
        wake.metricThrottles(sumOfMinutes(5)),
        "Events wait for Lambda to take them");
  }

  void watchSweep(IFunction sweep) {
    page(
        this,
        "SweepErrors",
        sweep.metricErrors(sumOfMinutes(5)),
        "Lost pushes and abandoned deployments are not found; read the log of Sweep");
    page(
        this,
        "SweepThrottles",
        sweep.metricThrottles(sumOfMinutes(5)),
        "Sweeps wait for Lambda to take them");
  }

  void watch(Construct attached, IQueue undelivered) {
    page(
        attached,
        "Undelivered",
        undelivered.metricApproximateNumberOfMessagesVisible(mostInAMinute()),
        "An event did not reach Slipway; read it in the queue");
  }

  private void page(Construct scope, String id, IMetric metric, String description) {
    Alarm alarm =
        Alarm.Builder.create(scope, id + "Alarm")
            .alarmDescription(description)
            .metric(metric)
            .threshold(1)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
  }

  private static MetricOptions mostInAMinute() {
    return MetricOptions.builder().statistic("Maximum").period(Duration.minutes(1)).build();
  }

  private static MetricOptions sumOfMinutes(int minutes) {
    return MetricOptions.builder().statistic("Sum").period(Duration.minutes(minutes)).build();
  }
}
