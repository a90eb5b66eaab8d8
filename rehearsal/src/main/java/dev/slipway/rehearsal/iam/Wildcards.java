package dev.slipway.rehearsal.iam;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns with {@code *} for any text and {@code ?} for any one character.
 *
 * @param ignoreCase as actions are compared; resources are compared exactly
 */
record Wildcards(List<Pattern> patterns, boolean ignoreCase) {

  static Wildcards exact(List<String> patterns) {
    return new Wildcards(patterns.stream().map(text -> pattern(text, 0)).toList(), false);
  }

  static Wildcards ignoringCase(List<String> patterns) {
    return new Wildcards(
        patterns.stream().map(text -> pattern(text, Pattern.CASE_INSENSITIVE)).toList(), true);
  }

  boolean match(String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }

  private static Pattern pattern(String text, int flags) {
    StringBuilder regex = new StringBuilder();
    for (char letter : text.toCharArray()) {
      switch (letter) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(letter)));
      }
    }
    return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
  }
}
