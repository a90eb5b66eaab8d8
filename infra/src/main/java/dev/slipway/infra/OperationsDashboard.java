package dev.slipway.infra;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * What somebody looks at who is called, or wants to know how deployments go: a row for the
 * orchestrator itself, and one for each attached service.
 */
final class OperationsDashboard extends Construct {

  private static final int QUARTER = 6;

  private static final MetricOptions PER_HOUR =
      MetricOptions.builder().statistic("Sum").period(Duration.hours(1)).build();

  private static final MetricOptions MOST =
      MetricOptions.builder().statistic("Maximum").period(Duration.minutes(5)).build();

  private final Dashboard dashboard;

  OperationsDashboard(Construct scope) {
    super(scope, "Operations");
    dashboard =
        Dashboard.Builder.create(this, "Dashboard").defaultInterval(Duration.days(7)).build();
  }

  /** The row of the orchestrator itself. */
  void show(IStateMachine machine, List<IFunction> functions, List<IAlarm> alarms) {
    dashboard.addWidgets(
        status("Slipway", alarms),
        graph(
            "Executions an hour",
            machine.metricStarted(PER_HOUR),
            machine.metricTimedOut(PER_HOUR),
            machine.metricAborted(PER_HOUR)),
        graph("Errors of functions an hour", each(functions, f -> f.metricErrors(PER_HOUR))),
        graph("Longest run of a function", each(functions, f -> f.metricDuration(MOST))));
  }

  /** The row of an attached service. */
  void show(String service, IQueue undelivered, List<IAlarm> alarms) {
    dashboard.addWidgets(
        status(service, alarms),
        graph(service + ": verdicts an hour", SlipwayMetrics.verdicts(service)),
        graph(
            service + ": seconds",
            each(
                List.of(
                    "RolloutSeconds", "TimeToFailSeconds", "RollbackSeconds", "LeadTimeSeconds"),
                name -> SlipwayMetrics.of(service, name, MOST))),
        graph(
            service + ": undelivered events, stuck claims, dead executions",
            undelivered.metricApproximateNumberOfMessagesVisible(MOST),
            SlipwayMetrics.of(service, "StuckClaims", MOST),
            SlipwayMetrics.of(service, "DeadExecutions", MOST)));
  }

  private static <T> IMetric[] each(List<T> of, Function<T, ? extends IMetric> metric) {
    return of.stream().map(metric).toArray(IMetric[]::new);
  }

  private static IWidget status(String title, List<IAlarm> alarms) {
    return AlarmStatusWidget.Builder.create()
        .title(title)
        .alarms(alarms)
        .width(QUARTER)
        .height(QUARTER)
        .build();
  }

  private static IWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(Stream.of(metrics).toList())
        .width(QUARTER)
        .height(QUARTER)
        .build();
  }
}
