package dev.slipway.rehearsal.story;

import java.time.Instant;
import java.util.Optional;

/** The running local cloud, as far as a story needs it. */
public interface Stage {

  /** Builds the act's image from the application's folder and pushes it; answers its digest. */
  String push(Act act);

  /** How the deployment of that image ended; empty while it runs or has not begun. */
  Optional<Ending> ending(String service, String digest);

  /** Tasks of the service launched since that cloud time. */
  int tasksLaunched(String service, Instant since);

  /** The revision that serves now and its image's tag, such as {@code backend:4 (v2)}. */
  String live(String service);

  /** The cloud's time. */
  Instant now();

  /** Starts the steady requests through the public load balancer, unless they run. */
  void openTraffic();

  /** Ends the steady requests once those under way are answered; they go on when opened again. */
  void closeTraffic();

  /** What was answered since the last call, or since the traffic began. */
  Requests requests();

  /**
   * Requests counted over a stretch of time.
   *
   * @param served answered with a 2xx
   * @param failed answered otherwise, timed out or broken off
   * @param detail what a person should know of them: rate, latencies, who answered, failures by
   *     kind
   */
  record Requests(long served, long failed, String detail) {

    public static final Requests NONE = new Requests(0, 0, "");
  }
}
