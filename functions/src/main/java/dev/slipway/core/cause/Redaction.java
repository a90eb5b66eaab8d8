package dev.slipway.core.cause;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret in a line that a program wrote, and every value that the program
 * got as its environment.
 */
public final class Redaction {
  private static final String MASK = "***";
  private static final int LONGEST = 200;

  /** Shorter values, a port or a flag, stand in every line and tell nothing. */
  private static final int SHORTEST_VALUE = 8;

  /** Each masks its second group. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile(
              "(?i)([\\w.-]*(?:passw(?:or)?d|pwd|secret|token|api[-_]?key|access[-_]?key"
                  + "|private[-_]?key|credential|authorization|cookie)[\\w.-]*[\"']?\\s*[=:]\\s*"
                  + "[\"']?(?:Bearer\\s+|Basic\\s+)?)([^\\s\"',;&}]+)"),
          Pattern.compile("(?i)(\\b(?:Bearer|Basic)\\s+)([\\w.~+/=-]{8,})"),
          Pattern.compile("(://[^/\\s:@]*:)([^/\\s@]+)(?=@)"),
          Pattern.compile("()(\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b)"),
          Pattern.compile("()(\\beyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]*)?)"),
          Pattern.compile("()(\\bgh[pousr]_\\w{20,}|\\bxox[abprs]-[\\w-]{10,})"),
          Pattern.compile("()((?<!sha256:)\\b[0-9a-fA-F]{64,}\\b)"),
          Pattern.compile(
              "()((?<![\\w/+:-])(?=[\\w/+-]*\\d)(?=[\\w/+-]*[a-z])(?=[\\w/+-]*[A-Z])"
                  + "[\\w/+-]{40,}=*)"));

  private final List<String> values;

  /**
   * @param values the environment's
   */
  public Redaction(Collection<String> values) {
    // A value may begin like another one: the longest first, or its rest would stay.
    this.values =
        values.stream()
            .filter(value -> value.length() >= SHORTEST_VALUE)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The line as it may be told: masked, on one line, and cut to 200 characters. */
  public String of(String line) {
    String masked = line.replaceAll("\\p{Cntrl}+", " ").strip();
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    for (Pattern secret : SECRETS) {
      masked = secret.matcher(masked).replaceAll("$1" + MASK);
    }
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
  }
}
