package dev.slipway.rehearsal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .dockerignore}: which files of the context no {@code COPY} sees; the last match wins.
 */
record IgnoreRules(List<Rule> rules) {

  private static final Pattern WILDCARD = Pattern.compile("\\*\\*/?|[*?]|[^*?]+");

  /**
   * @param hides false for an exception, which begins with an exclamation mark
   */
  record Rule(Pattern pattern, boolean hides) {}

  static IgnoreRules read(Path context) {
    Path file = context.resolve(".dockerignore");
    if (!Files.exists(file)) {
      return new IgnoreRules(List.of());
    }
    try {
      return of(Files.readAllLines(file));
    } catch (IOException e) {
      throw new ImageRefused("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static IgnoreRules of(List<String> lines) {
    List<Rule> rules = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        boolean hides = !text.startsWith("!");
        String glob = text.replaceFirst("^!", "").replaceFirst("^/+", "").replaceFirst("/+$", "");
        rules.add(new Rule(Pattern.compile(expression(glob) + "(/.*)?"), hides));
      }
    }
    return new IgnoreRules(List.copyOf(rules));
  }

  /**
   * @param path relative to the context, with slashes
   */
  boolean hides(String path) {
    boolean hidden = false;
    for (Rule rule : rules) {
      hidden = rule.pattern().matcher(path).matches() ? rule.hides() : hidden;
    }
    return hidden;
  }

  private static String expression(String glob) {
    return WILDCARD
        .matcher(glob)
        .replaceAll(part -> Matcher.quoteReplacement(translated(part.group())));
  }

  private static String translated(String part) {
    return switch (part) {
      case "**/" -> "(?:.*/)?";
      case "**" -> ".*";
      case "*" -> "[^/]*";
      case "?" -> "[^/]";
      default -> Pattern.quote(part);
    };
  }
}
