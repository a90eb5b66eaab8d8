package dev.slipway.rehearsal.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When each request is meant to start, whatever became of the ones before; the first at once. */
final class Schedule {

  private final long start;
  private final List<String> paths;
  private final int perSecond;
  private long begun;

  Schedule(long start, List<String> paths, int perSecond) {
    this.start = start;
    this.paths = paths;
    this.perSecond = perSecond;
  }

  /** One request that should be under way. */
  record Due(String path, long intended) {}

  /** All that fell due since the last call, late ones too, each with its own intended start. */
  List<Due> due(long now) {
    List<Due> due = new ArrayList<>();
    while (next() - now <= 0) {
      due.add(new Due(paths.get((int) (begun % paths.size())), next()));
      begun++;
    }
    return due;
  }

  /** The intended start of the next request, in the ticks of {@link System#nanoTime()}. */
  long next() {
    return start + begun * TimeUnit.SECONDS.toNanos(1) / perSecond;
  }
}
