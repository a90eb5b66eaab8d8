package dev.slipway.rehearsal.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes a run started, kept in a file so that the next run can end what a killed run left
 * behind. A process is known by its id and its start time together, since ids are used again.
 */
final class ProcessList {

  private static final String SUFFIX = ".processes";

  /** Position of the start time behind the program's name (proc(5), /proc/pid/stat). */
  private static final int STARTED = 19;

  private final Path file;

  private ProcessList(Path file) {
    this.file = file;
  }

  /** Ends the leftovers of runs that are no more, and opens this run's list. */
  static ProcessList open(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> lists = Files.list(folder)) {
      lists.filter(list -> list.toString().endsWith(SUFFIX)).forEach(ProcessList::sweep);
    }
    Path file = folder.resolve(ProcessHandle.current().pid() + SUFFIX);
    if (Files.notExists(file)) {
      Files.writeString(file, line(ProcessHandle.current()));
    }
    return new ProcessList(file);
  }

  synchronized void add(ProcessHandle process) {
    try {
      Files.writeString(file, line(process), StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot note a process in " + file, failure);
    }
  }

  /** The first line is the run itself: its children are leftovers only when it has ended. */
  private static void sweep(Path list) {
    try {
      List<String> lines = Files.readAllLines(list);
      if (lines.isEmpty() || find(lines.getFirst()).isPresent()) {
        return;
      }
      lines.stream().skip(1).flatMap(line -> find(line).stream()).forEach(ProcessList::end);
      Files.delete(list);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot sweep the leftovers listed in " + list, failure);
    }
  }

  private static void end(ProcessHandle leftover) {
    leftover.descendants().forEach(ProcessHandle::destroyForcibly);
    leftover.destroyForcibly();
  }

  private static String line(ProcessHandle process) {
    return process.pid() + " " + started(process) + "\n";
  }

  private static Optional<ProcessHandle> find(String line) {
    String[] parts = line.split(" ", 2);
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> started(process).equals(parts[1]));
  }

  /**
   * The kernel's own tick count where there is one: the instant that Java derives from it differs
   * between JVMs when the system clock was adjusted.
   */
  private static String started(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", process.pid() + "", "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[STARTED];
    } catch (IOException noProc) {
      return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
  }
}
