package dev.slipway.rehearsal.elb;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Optional;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** Opens the ports of listeners, all served by the same few threads. */
final class Sockets implements Doors {

  private static final int THREADS = 2;
  private static final int SHIFT = 8_000;
  private static final int ATTEMPTS = 50;

  private final ElbSurroundings cloud;
  private final XnioWorker worker;

  Sockets(ElbSurroundings cloud) {
    this.cloud = cloud;
    this.worker = worker();
  }

  /**
   * Listens at the load balancer's address. An internet-facing listener moves to a port above 8000
   * when its own is taken or privileged; an internal one may not, since its callers know the port
   * from the templates.
   *
   * @throws IllegalStateException when the port is not to be had
   */
  @Override
  public Door open(LoadBalancerNode node, RuleTable rules) {
    int wanted = rules.port();
    HttpHandler door = new FrontDoor(node, cloud, rules);
    Optional<OpenPort> own = attempt(node, wanted, door);
    if (own.isPresent() || !node.facesTheInternet()) {
      return own.orElseThrow(() -> unavailable(node, wanted));
    }
    OpenPort moved = nextFree(node, wanted, door);
    cloud.tell(
        "listener-moved",
        node.description().loadBalancerName(),
        "port %d is taken or needs root on this machine; the listener answers at %s"
            .formatted(wanted, moved.url()));
    return moved;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private OpenPort nextFree(LoadBalancerNode node, int wanted, HttpHandler door) {
    for (int port = SHIFT + wanted % SHIFT; port < SHIFT + wanted % SHIFT + ATTEMPTS; port++) {
      Optional<OpenPort> open = attempt(node, port, door);
      if (open.isPresent()) {
        return open.get();
      }
    }
    throw unavailable(node, wanted);
  }

  private Optional<OpenPort> attempt(LoadBalancerNode node, int port, HttpHandler door) {
    Undertow server =
        Undertow.builder()
            .setWorker(worker)
            .addHttpListener(port, node.address().getHostAddress())
            .setServerOption(
                UndertowOptions.NO_REQUEST_TIMEOUT, (int) node.idleTimeout().toMillis())
            .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, true)
            .setHandler(door)
            .build();
    try {
      server.start();
      return Optional.of(new OpenPort(server, node.address(), port));
    } catch (RuntimeException failure) {
      if (failure.getCause() instanceof BindException) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static IllegalStateException unavailable(LoadBalancerNode node, int port) {
    return new IllegalStateException(
        "port %d at %s, for load balancer %s, is taken by another program or needs root; `ss -ltnp` shows who listens"
            .formatted(
                port, node.address().getHostAddress(), node.description().loadBalancerName()));
  }

  private static XnioWorker worker() {
    try {
      return Xnio.getInstance()
          .createWorker(
              OptionMap.builder()
                  .set(Options.WORKER_NAME, "elb")
                  .set(Options.WORKER_IO_THREADS, THREADS)
                  .set(Options.WORKER_TASK_CORE_THREADS, 1)
                  .set(Options.WORKER_TASK_MAX_THREADS, THREADS)
                  .set(Options.TCP_NODELAY, true)
                  .set(Options.THREAD_DAEMON, true)
                  .getMap());
    } catch (IOException failure) {
      throw new UncheckedIOException("the load balancers' threads did not start", failure);
    }
  }
}
