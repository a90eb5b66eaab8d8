package dev.slipway.rehearsal.traffic;

import dev.slipway.rehearsal.traffic.Schedule.Due;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/**
 * The requests under way: begins each when it is due and ends each once; lives on the client's I/O
 * thread.
 */
final class Visits {

  private static final int SINK_BYTES = 16 * 1024;

  /** Without a pause the thread, once late, would only begin requests and read no answer. */
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private final XnioIoThread thread;
  private final Connections connections;
  private final Counter counter;
  private final Duration longestAnswer;
  private final ByteBuffer sink = ByteBuffer.allocateDirect(SINK_BYTES);
  private final Map<Visit, XnioExecutor.Key> underWay = new HashMap<>();
  private final CompletableFuture<Void> quiet = new CompletableFuture<>();
  private boolean closing;

  Visits(XnioIoThread thread, Connections connections, Counter counter, Duration longestAnswer) {
    this.thread = thread;
    this.connections = connections;
    this.counter = counter;
    this.longestAnswer = longestAnswer;
  }

  /** Begins what is due, now and from now on. */
  void follow(Schedule schedule) {
    if (closing) {
      return;
    }
    List<Due> due = schedule.due(System.nanoTime());
    // Armed first: a request that cannot even begin must not end all traffic.
    thread.executeAfter(
        () -> follow(schedule),
        Math.max(SHORTEST_PAUSE, schedule.next() - System.nanoTime()),
        TimeUnit.NANOSECONDS);
    due.forEach(this::begin);
  }

  /** Begins no more; completes when the last one under way has ended. */
  CompletableFuture<Void> finish() {
    thread.execute(
        () -> {
          closing = true;
          tellWhenQuiet();
        });
    return quiet;
  }

  /** Ends all that are under way as unanswered. */
  void abandon() {
    thread.execute(() -> List.copyOf(underWay.keySet()).forEach(v -> v.breakOff(Break.LEFT)));
  }

  private void begin(Due due) {
    Visit visit = new Visit(due, connections, sink, this::end);
    underWay.put(
        visit,
        thread.executeAfter(
            () -> visit.breakOff(Break.TIMED_OUT), longestAnswer.toNanos(), TimeUnit.NANOSECONDS));
    visit.begin();
  }

  private void end(Visit visit, Outcome outcome) {
    Optional.ofNullable(underWay.remove(visit)).ifPresent(XnioExecutor.Key::remove);
    counter.count(outcome, Duration.ofNanos(System.nanoTime() - visit.due().intended()));
    tellWhenQuiet();
  }

  private void tellWhenQuiet() {
    if (closing && underWay.isEmpty()) {
      connections.close();
      quiet.complete(null);
    }
  }
}
