package dev.slipway.rehearsal.story;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks through all that was written down for what nobody may read there. */
public final class Secrecy {

  private final Archive archive;
  private final PrintStream out;

  public Secrecy(Archive archive, PrintStream out) {
    this.archive = archive;
    this.out = out;
  }

  /** Whether no secret was written down; tells what was looked through, and where one was. */
  public boolean isKept() {
    Set<String> secrets = archive.secrets();
    Map<String, List<String>> writings = archive.writings();
    Map<String, Long> leaks =
        writings.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, kind -> leaks(kind.getValue(), secrets), (a, b) -> a));
    leaks.values().removeIf(count -> count == 0);
    out.printf(
        "%s %d secrets and task tokens looked for in %s: %s%n",
        leaks.isEmpty() ? "✓" : "✗",
        secrets.size(),
        writings.entrySet().stream()
            .map(kind -> kind.getValue().size() + " " + kind.getKey())
            .collect(Collectors.joining(", ")),
        leaks.isEmpty() ? "none is told" : "told in " + leaks);
    return leaks.isEmpty();
  }

  private static long leaks(List<String> texts, Set<String> secrets) {
    return texts.stream().filter(text -> secrets.stream().anyMatch(text::contains)).count();
  }
}
