package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.run.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Kills what takes more memory than it was given, which on AWS the kernel does. What processes
 * share is counted for each of them.
 */
final class MemoryWatch {

  private static final int PAUSE_MILLIS = 300;
  private static final long PAGE = 4_096;
  private static final long MIB = 1 << 20;
  private static final Path PROCESSES = Path.of("/proc");

  private final ScheduledExecutorService wallTime;

  MemoryWatch(ScheduledExecutorService wallTime) {
    this.wallTime = wallTime;
  }

  /**
   * Watches until the process ends.
   *
   * @param mebibytes it and what it started may take
   * @param killed told before the process is killed
   */
  void over(Child child, int mebibytes, Runnable killed) {
    Future<?> watching =
        wallTime.scheduleWithFixedDelay(
            () -> look(child, mebibytes * MIB, killed),
            PAUSE_MILLIS,
            PAUSE_MILLIS,
            TimeUnit.MILLISECONDS);
    child.exit().thenRun(() -> watching.cancel(false));
  }

  private static void look(Child child, long most, Runnable killed) {
    if (child.isAlive() && resident(Long.toString(child.pid())) > most) {
      killed.run();
      child.kill();
    }
  }

  /** Bytes in memory of a process and of those it started; none when it has ended meanwhile. */
  private static long resident(String pid) {
    Path process = PROCESSES.resolve(pid);
    String[] pages = words(process.resolve("statm"));
    long own = pages.length > 1 ? Long.parseLong(pages[1]) * PAGE : 0;
    long others =
        Arrays.stream(words(process.resolve("task").resolve(pid).resolve("children")))
            .mapToLong(MemoryWatch::resident)
            .sum();
    return own + others;
  }

  private static String[] words(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? new String[0] : text.split(" +", -1);
    } catch (IOException ended) {
      return new String[0];
    }
  }
}
