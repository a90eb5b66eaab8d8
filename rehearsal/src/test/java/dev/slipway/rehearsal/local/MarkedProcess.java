package dev.slipway.rehearsal.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A living process of this machine that works in a folder, or names it in its command line or its
 * environment.
 *
 * @param program the file name of what it runs
 */
record MarkedProcess(long id, String program) {

  static List<MarkedProcess> of(Path folder) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .flatMap(id -> read(id, folder.toString()).stream())
        .toList();
  }

  /** A process that ended meanwhile, or belongs to somebody else, has no readable entries. */
  private static Optional<MarkedProcess> read(long id, String mark) {
    Path entries = Path.of("/proc", Long.toString(id));
    try {
      String arguments = text(entries.resolve("cmdline"));
      String environment = text(entries.resolve("environ"));
      String place = Files.readSymbolicLink(entries.resolve("cwd")).toString();
      return Optional.of(new MarkedProcess(id, program(arguments)))
          .filter(_ -> (arguments + environment + place).contains(mark));
    } catch (IOException goneOrForeign) {
      return Optional.empty();
    }
  }

  /** Bytes as they are: an environment may hold anything. */
  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static String program(String arguments) {
    Path file = Path.of(arguments.split("\0", 2)[0]).getFileName();
    return file == null ? "" : file.toString();
  }
}
