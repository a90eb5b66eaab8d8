package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Metrics;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts finished requests as CloudWatch does for load balancers (ALB user guide,
 * load-balancer-cloudwatch-metrics, read 2026-11).
 */
final class RequestCount implements ExchangeCompletionListener {

  static final String NAMESPACE = "AWS/ApplicationELB";
  private static final int SERVER_ERROR = 500;
  private static final int HUNDRED = 100;

  private final Metrics metrics;
  private final String loadBalancer;

  /**
   * Counts for one load balancer.
   *
   * @param loadBalancer the tail of its ARN, {@code app/NAME/ID}
   */
  RequestCount(Metrics metrics, String loadBalancer) {
    this.metrics = metrics;
    this.loadBalancer = loadBalancer;
  }

  @Override
  public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
    try {
      count(exchange);
    } finally {
      next.proceed();
    }
  }

  private void count(HttpServerExchange exchange) {
    int status = exchange.getStatusCode();
    if (exchange.getAttachment(OwnAnswer.OWN) != null) {
      ownAnswer(status);
    } else if (exchange.getAttachment(OwnAnswer.CHOSEN) != null) {
      targetAnswer(exchange, status);
    }
  }

  private void ownAnswer(int status) {
    Map<String, String> dimensions = Map.of("LoadBalancer", loadBalancer);
    if (status >= SERVER_ERROR) {
      metrics.record(NAMESPACE, "HTTPCode_ELB_5XX_Count", dimensions, 1);
      metrics.record(NAMESPACE, "HTTPCode_ELB_" + status + "_Count", dimensions, 1);
    } else {
      metrics.record(NAMESPACE, "HTTPCode_ELB_4XX_Count", dimensions, 1);
    }
  }

  private void targetAnswer(HttpServerExchange exchange, int status) {
    for (Map<String, String> dimensions : views(exchange)) {
      metrics.record(NAMESPACE, "RequestCount", dimensions, 1);
      metrics.record(NAMESPACE, "HTTPCode_Target_" + status / HUNDRED + "XX_Count", dimensions, 1);
      metrics.record(NAMESPACE, "TargetResponseTime", dimensions, seconds(exchange));
    }
  }

  private List<Map<String, String>> views(HttpServerExchange exchange) {
    Map<String, String> whole = Map.of("LoadBalancer", loadBalancer);
    return Optional.ofNullable(exchange.getAttachment(Forwarding.POOL))
        .map(pool -> List.of(whole, pool.dimensions(loadBalancer)))
        .orElse(List.of(whole));
  }

  private static double seconds(HttpServerExchange exchange) {
    long start = exchange.getRequestStartTime();
    return start < 0 ? 0 : (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
