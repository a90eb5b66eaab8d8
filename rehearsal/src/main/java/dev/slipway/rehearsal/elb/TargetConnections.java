package dev.slipway.rehearsal.elb;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;

/**
 * The connections to one target. An idle one is closed after four seconds of wall time, below the
 * five seconds after which Node closes its side by default: the race between the two would be a 502
 * that tells nothing about a deployment.
 */
final class TargetConnections {

  private static final int IDLE_MILLIS = 4_000;

  private final ProxyConnectionPool pool;

  TargetConnections(InetSocketAddress target) {
    URI uri =
        URI.create(
            "http://%s:%d/".formatted(target.getAddress().getHostAddress(), target.getPort()));
    this.pool =
        new ProxyConnectionPool(new Limits(), uri, UndertowClient.getInstance(), OptionMap.EMPTY);
  }

  void lend(Target target, HttpServerExchange exchange, ProxyCallback<ProxyConnection> borrower) {
    pool.connect(target, exchange, borrower, -1, TimeUnit.MILLISECONDS, false);
  }

  /** Idle connections end now, busy ones with their request. */
  void close() {
    pool.close();
  }

  /** No target is ever taken for broken here: health checks alone decide that. */
  private static final class Limits implements ConnectionPoolManager {

    private static final int CONNECTIONS_PER_THREAD = 2_000;

    @Override
    public int getProblemServerRetry() {
      return 0;
    }

    @Override
    public int getMaxConnections() {
      return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getMaxCachedConnections() {
      return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getSMaxConnections() {
      return 0;
    }

    @Override
    public long getTtl() {
      return IDLE_MILLIS;
    }

    @Override
    public int getMaxQueueSize() {
      return 0;
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public boolean handleError() {
      return true;
    }

    @Override
    public boolean clearError() {
      return true;
    }
  }
}
