package dev.slipway.rehearsal.elb;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Splits requests over target groups by weight. A group without targets keeps its share, which is
 * answered 503 (ALB user guide, rule-action-types, read 2026-11).
 */
final class WeightedForwarding implements HttpHandler {

  private final List<Share> shares;
  private final int total;

  /**
   * One group's part.
   *
   * @param weight 0 to 999
   */
  record Share(int weight, HttpHandler group) {}

  WeightedForwarding(List<Share> shares) {
    this.shares = List.copyOf(shares);
    this.total = shares.stream().mapToInt(Share::weight).sum();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (total == 0) {
      exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
      return;
    }
    pick(ThreadLocalRandom.current().nextInt(total)).handleRequest(exchange);
  }

  private HttpHandler pick(int point) {
    int passed = 0;
    for (Share share : shares) {
      passed += share.weight();
      if (point < passed) {
        return share.group();
      }
    }
    throw new IllegalStateException("weights add up to " + total + ", not above " + point);
  }
}
