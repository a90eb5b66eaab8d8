package dev.slipway.rehearsal.iam;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns with {@code *} for any text and {@code ?} for any one character. */
record Wildcards(List<Wildcard> all) {

  /** One pattern, as it was written and as it is matched. */
  private record Wildcard(String written, Pattern pattern) {

    boolean matches(String text) {
      return pattern.matcher(text).matches();
    }
  }

  /** As resources are compared. */
  static Wildcards exact(List<String> patterns) {
    return of(patterns, 0);
  }

  /** As actions are compared. */
  static Wildcards ignoringCase(List<String> patterns) {
    return of(patterns, Pattern.CASE_INSENSITIVE);
  }

  private static Wildcards of(List<String> patterns, int flags) {
    return new Wildcards(
        patterns.stream().map(text -> new Wildcard(text, pattern(text, flags))).toList());
  }

  boolean match(String text) {
    return all.stream().anyMatch(wildcard -> wildcard.matches(text));
  }

  /** The patterns as they were written. */
  List<String> written() {
    return all.stream().map(Wildcard::written).toList();
  }

  /** Those of the patterns that match. */
  List<String> matching(String text) {
    return all.stream().filter(each -> each.matches(text)).map(Wildcard::written).toList();
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
