package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.run.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Class data that lets a function's JVM start in a third of the time. The first run with a jar
 * lists the classes its processes load; from all lists one archive is made, which serves every
 * function of the jar from then on.
 */
final class ClassArchive {

  private static final long LONGEST_SECONDS = 60;

  private final Path folder;
  private final Children children;
  private final Map<Path, ArchiveKey> keys = new ConcurrentHashMap<>();

  ClassArchive(Path folder, Children children) {
    this.folder = folder.toAbsolutePath();
    this.children = children;
  }

  /** What a JVM needs to use the jar's archive, or to help making it. */
  List<String> options(Path code) {
    ArchiveKey key = key(code);
    Path archive = archive(key);
    if (Files.exists(archive)) {
      return List.of("-XX:SharedArchiveFile=" + archive);
    }
    try {
      Files.createDirectories(lists(key));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write class lists to " + lists(key), failure);
    }
    return List.of("-XX:DumpLoadedClassList=" + lists(key).resolve(UUID.randomUUID() + ".list"));
  }

  /** Whether processes of this jar are listing their classes. */
  boolean isMissing(Path code) {
    return !Files.exists(archive(key(code)));
  }

  /**
   * Makes the archives that are missing. A slow start is no failure, so neither is a failed try.
   */
  void make() {
    for (Map.Entry<Path, ArchiveKey> entry : keys.entrySet()) {
      if (isMissing(entry.getKey())) {
        System.err.println(
            "rehearsal: keeping the functions' class data, so that the next start is quicker");
        try {
          make(entry.getKey(), entry.getValue());
        } catch (IOException failure) {
          System.err.println("rehearsal: no class archive: " + failure.getMessage());
        }
      }
    }
  }

  private void make(Path code, ArchiveKey key) throws IOException {
    String name = key.text() + "-" + UUID.randomUUID();
    Path list = Files.write(folder.resolve(name + ".merged"), merged(key));
    Path draft = folder.resolve(name + ".draft");
    if (dump(code, list, draft)) {
      // Another rehearsal may be making the same archive; whoever comes last replaces an equal one.
      Files.move(draft, archive(key), StandardCopyOption.ATOMIC_MOVE);
      removeLists(key);
    }
    Files.deleteIfExists(draft);
    Files.delete(list);
  }

  private Set<String> merged(ArchiveKey key) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    for (Path list : files(lists(key))) {
      // Numbers tell classes of unusual loaders apart, within one process only.
      Files.readAllLines(list).stream()
          .filter(line -> !line.startsWith("#") && !line.contains(" super: "))
          .map(line -> line.replaceFirst(" id: \\d+$", ""))
          .filter(line -> !line.isBlank())
          .forEach(lines::add);
    }
    return lines;
  }

  private boolean dump(Path code, Path list, Path draft) {
    List<String> arguments =
        List.of(
            RuntimeJvm.java(),
            "-Xshare:dump",
            "-XX:+UseSerialGC",
            "-Xlog:disable",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + draft,
            "-cp",
            RuntimeJvm.classPath(code));
    Command command =
        new Command("class-archive", arguments, Map.of(), folder, folder.resolve("archive.log"));
    try {
      int exit = children.start(command).exit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
      return exit == 0 && Files.exists(draft);
    } catch (ExecutionException | TimeoutException failed) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void removeLists(ArchiveKey key) throws IOException {
    for (Path list : files(lists(key))) {
      Files.delete(list);
    }
    Files.delete(lists(key));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".list")).sorted().toList();
    }
  }

  private ArchiveKey key(Path code) {
    return keys.computeIfAbsent(code, ArchiveKey::of);
  }

  private Path archive(ArchiveKey key) {
    return folder.resolve(key.text() + ".jsa");
  }

  private Path lists(ArchiveKey key) {
    return folder.resolve(key.text());
  }
}
