package dev.slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which findings may stay, and why: a reviewed file of reasons, below each the findings it
 * explains, each at one construct. No template carries them, so what is deployed is what was
 * checked.
 */
final class Exceptions {

  static final Path FILE = Artifacts.checkout().resolve("infra/security/exceptions.txt");

  /** Above findings that {@code -Dslipway.regenerate=true} added and nobody has explained yet. */
  static final String UNEXPLAINED = "NOBODY HAS EXPLAINED THESE YET: write why, or fix them";

  private static final String INDENT = "  ";

  private final List<String> preface = new ArrayList<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final List<String> order = new ArrayList<>();

  private Exceptions(List<String> lines) {
    String reason = UNEXPLAINED;
    for (String line : lines) {
      if (line.startsWith("#")) {
        preface.add(line);
      } else if (line.startsWith(INDENT)) {
        reasons.merge(line.strip(), reason, Exceptions::twice);
      } else if (!line.isBlank()) {
        reason = line;
        order.add(line);
      }
    }
  }

  static Exceptions reviewed() {
    try {
      return new Exceptions(Files.readAllLines(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> reasons() {
    return reasons;
  }

  /** Keeps the reasons, drops what is no longer found, and adds what is new at the end. */
  void rewrite(Collection<String> found) {
    reasons.keySet().retainAll(found);
    found.forEach(finding -> reasons.putIfAbsent(finding, UNEXPLAINED));
    order.add(UNEXPLAINED);
    List<String> lines = new ArrayList<>(preface);
    order.stream()
        .distinct()
        .filter(reasons::containsValue)
        .forEach(reason -> write(reason, lines));
    try {
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String reason, List<String> lines) {
    lines.add("");
    lines.add(reason);
    reasons.forEach(
        (finding, why) -> {
          if (why.equals(reason)) {
            lines.add(INDENT + finding);
          }
        });
  }

  private static String twice(String one, String other) {
    throw new AssertionError("explained twice: " + one + " / " + other);
  }
}
