package dev.slipway.scenario.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code docs/prices.txt}: prices in US dollars, and assumptions in their own units, by name. */
record Prices(Map<String, Double> byName) {
  private static final Path FILE = Path.of("..", "docs", "prices.txt");
  private static final int PARTS = 4;

  static Prices read() throws IOException {
    return new Prices(
        Files.readAllLines(FILE).stream()
            .filter(line -> !line.startsWith("#"))
            .map(Prices::parts)
            .collect(Collectors.toMap(part -> part[0], part -> Double.parseDouble(part[1]))));
  }

  private static String[] parts(String line) {
    String[] parts = line.split(" *\\| *", -1);
    if (parts.length != PARTS || parts[PARTS - 1].isBlank()) {
      throw new IllegalArgumentException(
          "a line of " + FILE + " is \"name | value | per | source, date\", not \"" + line + "\"");
    }
    return parts;
  }

  /**
   * @throws IllegalArgumentException when the file has no such line
   */
  double of(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalArgumentException(FILE + " has no line for " + name));
  }
}
