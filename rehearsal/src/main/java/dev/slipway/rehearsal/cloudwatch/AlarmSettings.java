package dev.slipway.rehearsal.cloudwatch;

import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Refuses alarms that the local CloudWatch would not evaluate as AWS does. */
final class AlarmSettings {

  private static final Set<String> MISSING_DATA =
      Set.of("missing", "ignore", "breaching", "notBreaching");

  private AlarmSettings() {}

  /**
   * @throws IllegalArgumentException naming the setting, its value and what is possible
   */
  static PutMetricAlarmRequest checked(PutMetricAlarmRequest settings) {
    refuse(settings.hasMetrics(), "Metrics", "metric math is not played locally");
    refuse(settings.extendedStatistic() != null, "ExtendedStatistic", "use Statistic");
    refuse(settings.thresholdMetricId() != null, "ThresholdMetricId", "use Threshold");
    refuse(settings.statistic() == null, "Statistic", "it is required");
    refuse(settings.threshold() == null, "Threshold", "it is required");
    refuse(settings.comparisonOperator() == null, "ComparisonOperator", "it is required");
    refuse(settings.evaluationPeriods() == null, "EvaluationPeriods", "it is required");
    refuse(
        settings.period() == null || settings.period() % 10 != 0 || settings.period() <= 0,
        "Period",
        "a multiple of 10 seconds is possible, not " + settings.period());
    refuse(
        settings.treatMissingData() != null && !MISSING_DATA.contains(settings.treatMissingData()),
        "TreatMissingData",
        settings.treatMissingData() + " is none of " + MISSING_DATA);
    return settings;
  }

  private static void refuse(boolean wrong, String setting, String why) {
    if (wrong) {
      throw new IllegalArgumentException("alarm setting " + setting + ": " + why);
    }
  }
}
