package dev.slipway.rehearsal.traffic;

import dev.slipway.rehearsal.traffic.Connections.Habits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/**
 * Asks a site steadily, as many independent visitors would: a slow or failing site gets no fewer
 * requests. It never tries a request again, so that what a visitor would see is what is counted.
 */
public final class TrafficClient implements AutoCloseable {

  private final long start = System.nanoTime();
  private final Counter counter = new Counter();
  private final XnioWorker worker;
  private final Visits visits;
  private final Patience patience;

  private TrafficClient(Plan plan, Patience patience, Habits habits) {
    this.patience = patience;
    this.worker = openWorker();
    XnioIoThread thread = worker.getIoThread();
    Connections connections = new Connections(plan.site(), thread, habits);
    this.visits = new Visits(thread, connections, counter, patience.answer());
    Schedule schedule = new Schedule(start, plan.paths(), plan.requestsPerSecond());
    thread.execute(() -> visits.follow(schedule));
  }

  /**
   * What to ask, and how often.
   *
   * @param site the load balancer's address, such as {@code http://127.0.0.1:8000}
   * @param paths asked in turn, each from {@code /} on
   * @param requestsPerSecond at least 1
   */
  public record Plan(URI site, List<String> paths, int requestsPerSecond) {

    /**
     * @throws IllegalArgumentException when the site is no HTTP address, or there is nothing to ask
     */
    public Plan {
      paths = List.copyOf(paths);
      require("http".equals(site.getScheme()) && site.getHost() != null, "no HTTP site: " + site);
      require(!paths.isEmpty(), "no path to ask for");
      require(paths.stream().allMatch(path -> path.startsWith("/")), "no path: " + paths);
      require(requestsPerSecond >= 1, "no rate: " + requestsPerSecond);
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }

  /**
   * How long to wait, in wall time.
   *
   * @param answer for one whole answer, from the request's intended start
   * @param closing for the answers under way when the client closes
   */
  record Patience(Duration answer, Duration closing) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  /** Begins at once. */
  public static TrafficClient start(Plan plan) {
    return start(plan, Patience.USUAL, Habits.USUAL);
  }

  static TrafficClient start(Plan plan, Patience patience, Habits habits) {
    return new TrafficClient(plan, patience, habits);
  }

  /** What became of the requests that have ended since the start. */
  public Tally tally() {
    return counter.tally(Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Begins no more requests and waits a while for the answers under way; what is then still
   * unanswered has failed.
   */
  @Override
  public void close() {
    if (worker.isShutdown()) {
      return;
    }
    CompletableFuture<Void> quiet = visits.finish();
    quiet
        .copy()
        .orTimeout(patience.closing().toNanos(), TimeUnit.NANOSECONDS)
        .exceptionally(
            late -> {
              visits.abandon();
              return null;
            })
        .join();
    quiet.join();
    worker.shutdownNow();
  }

  private static XnioWorker openWorker() {
    try {
      return Xnio.getInstance()
          .createWorker(
              OptionMap.builder()
                  .set(Options.WORKER_NAME, "traffic")
                  .set(Options.WORKER_IO_THREADS, 1)
                  .set(Options.WORKER_TASK_CORE_THREADS, 1)
                  .set(Options.WORKER_TASK_MAX_THREADS, 1)
                  .set(Options.THREAD_DAEMON, true)
                  .getMap());
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot open the traffic client's sockets", refused);
    }
  }
}
