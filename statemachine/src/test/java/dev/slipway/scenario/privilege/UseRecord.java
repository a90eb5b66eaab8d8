package dev.slipway.scenario.privilege;

import dev.slipway.rehearsal.iam.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The shortest story for each grant; written to a file when all scenarios have been played. */
final class UseRecord implements AutoCloseable {
  private static final Path FILE = Path.of("target", "privileges.txt");
  private static final String BETWEEN = "\t";

  private final SortedMap<Grant, Use> shortest = new TreeMap<>();

  /**
   * A story that uses a grant.
   *
   * @param length how many calls its functions make
   */
  record Use(GoldenStory story, int length) {
    static final BinaryOperator<Use> SHORTER =
        BinaryOperator.minBy(
            Comparator.comparing(Use::length).thenComparing(use -> use.story().name()));
  }

  /** What the last recording found. */
  static UseRecord read() throws IOException {
    UseRecord record = new UseRecord();
    for (String line : Files.readAllLines(FILE)) {
      String[] part = line.split(BETWEEN, -1);
      record.note(
          new Grant(part[0], part[1], part[2]),
          new Use(new GoldenStory(part[3]), Integer.parseInt(part[4])));
    }
    return record;
  }

  void note(Grant grant, Use use) {
    shortest.merge(grant, use, Use.SHORTER);
  }

  SortedMap<Grant, Use> shortest() {
    return shortest;
  }

  @Override
  public void close() throws IOException {
    List<String> lines =
        shortest.entrySet().stream()
            .map(
                entry ->
                    String.join(
                        BETWEEN,
                        entry.getKey().role(),
                        entry.getKey().action(),
                        entry.getKey().resource(),
                        entry.getValue().story().name(),
                        String.valueOf(entry.getValue().length())))
            .collect(Collectors.toList());
    Files.write(FILE, lines);
  }
}
