package dev.slipway.rehearsal.elb;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.time.Duration;

/**
 * Carries requests to one target group. A failed request is never tried again: a load balancer does
 * not, and a retry would hide every target that went away too early.
 */
final class Forwarding implements HttpHandler {

  static final AttachmentKey<TargetPool> POOL = AttachmentKey.create(TargetPool.class);

  private final TargetPool pool;
  private final ProxyHandler proxy;

  /**
   * Forwards with a limit on the whole request.
   *
   * @param timeout in wall time, because real processes answer
   */
  Forwarding(TargetPool pool, Duration timeout) {
    this.pool = pool;
    this.proxy =
        ProxyHandler.builder()
            .setProxyClient(new RotatingClient(pool))
            .setNext(Forwarding::withoutTarget)
            .setMaxRequestTime((int) timeout.toMillis())
            .setMaxConnectionRetries(0)
            .setReuseXForwarded(true)
            .build();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.putAttachment(POOL, pool);
    exchange.getRequestHeaders().remove(Headers.X_FORWARDED_PROTO);
    exchange.getRequestHeaders().remove(Headers.X_FORWARDED_PORT);
    proxy.handleRequest(exchange);
  }

  private static void withoutTarget(HttpServerExchange exchange) throws Exception {
    new ResponseCodeHandler(StatusCodes.SERVICE_UNAVAILABLE).handleRequest(exchange);
  }
}
