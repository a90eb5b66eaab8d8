package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The samples whose templates were written, each in a folder {@code <name>.out}. */
record Samples(Path folder) {
  private static final String ENDING = ".out";

  /** Why there are no templates of a sample; nothing when none were written at all. */
  Optional<String> objection(String name) {
    List<String> there = names();
    return there.isEmpty() || there.contains(name)
        ? Optional.empty()
        : Optional.of(
            "there is no sample \"%s\": %s has %s"
                .formatted(name, folder, String.join(", ", there)));
  }

  /** The templates of a sample. */
  CloudAssembly read(String name) {
    return CloudAssembly.read(folder.resolve(name + ENDING));
  }

  private List<String> names() {
    try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return all.map(each -> each.getFileName().toString())
          .filter(each -> each.endsWith(ENDING))
          .map(each -> each.substring(0, each.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
