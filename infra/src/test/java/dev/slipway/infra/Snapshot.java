package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lines as they were agreed on, in a folder for each combination: all of them for one that stands
 * alone, else those in which it differs from the first one, and no file where it does not. {@code
 * -Dslipway.regenerate=true} writes them anew.
 */
final class Snapshot {

  static final Path FOLDER = Artifacts.checkout().resolve("infra/snapshots");

  private static final String PREFACE = "What differs from ../%s/%s: - is there, + is here";

  private Snapshot() {}

  /** Fails when the lines differ from those in the combination's file of this name. */
  static void check(Combination combination, String name, Function<Assembly, List<String>> lines) {
    Path file = FOLDER.resolve(combination.name()).resolve(name);
    String text = text(combination, name, lines);
    try {
      if (Boolean.getBoolean("slipway.regenerate")) {
        write(file, text);
      }
      String agreed = Files.exists(file) ? Files.readString(file) : "";
      assertThat(text).withFailMessage(() -> failure(file, agreed, text)).isEqualTo(agreed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String failure(Path file, String agreed, String text) {
    return "%s is not what was agreed on; if that is right, regenerate with %s:%n%s"
        .formatted(
            file,
            "-Dslipway.regenerate=true",
            joined(differences(agreed.lines().toList(), text.lines().toList())));
  }

  private static String text(
      Combination combination, String name, Function<Assembly, List<String>> lines) {
    List<String> own = lines.apply(combination.assembly());
    if (combination.standsAlone()) {
      return joined(own);
    }
    Combination first = Combination.all().getFirst();
    List<String> differences = differences(lines.apply(first.assembly()), own);
    return differences.isEmpty()
        ? ""
        : joined(prepended(PREFACE.formatted(first.name(), name), differences));
  }

  /** Lines that only one of them has, in the order of what stands in them. */
  static List<String> differences(List<String> usual, List<String> own) {
    return Stream.concat(
            without(usual, own).stream().map(line -> "- " + line),
            without(own, usual).stream().map(line -> "+ " + line))
        .sorted(Snapshot::besideEachOther)
        .toList();
  }

  /** What was and what is of one thing follow each other. */
  private static int besideEachOther(String one, String other) {
    int bySubject = subject(one).compareTo(subject(other));
    return bySubject == 0 ? other.compareTo(one) : bySubject;
  }

  private static String subject(String line) {
    return line.substring(2).replaceFirst(" = .*", "");
  }

  /** Of equal lines, only as many as the other has are left out. */
  private static List<String> without(List<String> lines, List<String> others) {
    List<String> left = new ArrayList<>(lines);
    others.forEach(left::remove);
    return left;
  }

  private static List<String> prepended(String line, List<String> lines) {
    return Stream.concat(Stream.of(line, ""), lines.stream()).toList();
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static void write(Path file, String text) throws IOException {
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
