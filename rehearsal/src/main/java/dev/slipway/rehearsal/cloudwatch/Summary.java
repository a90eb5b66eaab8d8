package dev.slipway.rehearsal.cloudwatch;

import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What CloudWatch keeps of the values of a period: how many, and their sum, least and greatest. */
record Summary(double count, double sum, double minimum, double maximum) {

  static Summary of(double value) {
    return new Summary(1, value, value, value);
  }

  Summary plus(Summary other) {
    return new Summary(
        count + other.count,
        sum + other.sum,
        Math.min(minimum, other.minimum),
        Math.max(maximum, other.maximum));
  }

  double statistic(Statistic statistic) {
    return switch (statistic) {
      case SAMPLE_COUNT -> count;
      case SUM -> sum;
      case AVERAGE -> sum / count;
      case MINIMUM -> minimum;
      case MAXIMUM -> maximum;
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("the local CloudWatch does not know this statistic");
    };
  }
}
