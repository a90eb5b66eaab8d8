package dev.slipway.infra;

import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** The numbers that the functions write into their logs; {@code docs/operate.md} lists them. */
final class SlipwayMetrics {

  private static final String NAMESPACE = "Slipway";
  private static final String SERVICE = "service";

  private SlipwayMetrics() {}

  static IMetric of(String service, String name, MetricOptions options) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of(SERVICE, service))
        .build()
        .with(options);
  }

  /** How many deployments ended how, a line for each verdict there was. */
  static IMetric verdicts(String service) {
    return MathExpression.Builder.create()
        .expression(
            "SEARCH('{%s,%s,verdict} MetricName=\"Deployments\" %s=\"%s\"', 'SampleCount', 3600)"
                .formatted(NAMESPACE, SERVICE, SERVICE, service))
        .label("${PROP('Dim.verdict')}")
        .usingMetrics(Map.of())
        .build();
  }
}
