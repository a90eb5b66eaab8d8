package dev.slipway.rehearsal.elb;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.StatusCodes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives each request the next target of a group. */
final class RotatingClient implements ProxyClient {

  private final TargetPool pool;

  RotatingClient(TargetPool pool) {
    this.pool = pool;
  }

  @Override
  public @Nullable ProxyTarget findTarget(HttpServerExchange exchange) {
    return pool.next().orElse(null);
  }

  /** Packets a security group drops look like a target that never answers. */
  @Override
  public void getConnection(
      ProxyTarget chosen,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> borrower,
      long timeout,
      TimeUnit unit) {
    Target target = (Target) chosen;
    exchange.putAttachment(OwnAnswer.CHOSEN, target);
    if (pool.reaches(target)) {
      target.connections().lend(target, exchange, borrower);
    } else {
      exchange.setStatusCode(StatusCodes.GATEWAY_TIME_OUT);
      exchange.endExchange();
    }
  }
}
