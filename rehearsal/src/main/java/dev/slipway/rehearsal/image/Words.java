package dev.slipway.rehearsal.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits an instruction's arguments into words and fills in variables (Dockerfile reference,
 * "Environment replacement", read 2026-11).
 */
final class Words {

  private static final Pattern PART =
      Pattern.compile(
          "(?<single>'[^']*')|\\\\(?<escaped>.)"
              + "|\\$(?:\\{(?<braced>\\w+)(?:(?<operator>:[-+])(?<word>[^}]*))?}|(?<plain>\\w+))"
              + "|(?<quote>\")|(?<space>\\s+)|(?<text>[^'\\\\$\"\\s]+|\\$)");

  private final Map<String, String> variables;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isQuoted;
  private boolean isOpen;

  private Words(Map<String, String> variables) {
    this.variables = variables;
  }

  static List<String> split(String text, Map<String, String> variables) {
    Words words = new Words(variables);
    Matcher parts = PART.matcher(text);
    parts.results().forEach(words::take);
    words.close();
    return words.words;
  }

  /** The text with its variables filled in, quotes removed, as one word. */
  static String fill(String text, Map<String, String> variables) {
    return String.join(" ", split(text, variables));
  }

  private void take(MatchResult part) {
    if (part.group("space") != null && !isQuoted) {
      close();
    } else if (part.group("quote") != null) {
      isQuoted = !isQuoted;
      isOpen = true;
    } else {
      isOpen = true;
      word.append(content(part));
    }
  }

  private String content(MatchResult part) {
    if (part.group("single") != null) {
      String single = part.group("single");
      return isQuoted ? single : single.substring(1, single.length() - 1);
    }
    if (part.group("escaped") != null) {
      return part.group("escaped");
    }
    return part.group("braced") != null || part.group("plain") != null ? value(part) : part.group();
  }

  private String value(MatchResult part) {
    String name = part.group("braced") == null ? part.group("plain") : part.group("braced");
    String value = variables.getOrDefault(name, "");
    String operator = part.group("operator");
    if (operator == null) {
      return value;
    }
    boolean usesWord = operator.equals(":-") == value.isEmpty();
    return usesWord ? part.group("word") : operator.equals(":-") ? value : "";
  }

  private void close() {
    if (isOpen) {
      words.add(word.toString());
    }
    word.setLength(0);
    isOpen = false;
  }
}
