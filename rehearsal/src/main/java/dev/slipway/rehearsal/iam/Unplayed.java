package dev.slipway.rehearsal.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reviewed grants that have no use in the local cloud, each with the reason for it. */
public final class Unplayed {

  private static final Pattern LINE = Pattern.compile("([^,#]+), ([^ ]+): (.+)");

  private final List<Entry> entries;

  /** Grants without a use here. */
  public record Entry(String role, String action, String reason) {

    /** Whether this is about an action of a role, named shortly. */
    public boolean covers(String shortRole, String someAction) {
      return Wildcards.exact(List.of(role)).match(shortRole)
          && Wildcards.ignoringCase(List.of(action)).match(someAction);
    }
  }

  private Unplayed(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads {@code unplayed.txt} beside this class. */
  public static Unplayed read() {
    try (InputStream file = Unplayed.class.getResourceAsStream("unplayed.txt")) {
      byte[] text = Objects.requireNonNull(file, "unplayed.txt is missing").readAllBytes();
      return of(new String(text, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads lines of {@code role, action: reason}; those that begin with # are left out.
   *
   * @throws IllegalArgumentException for any other line
   */
  static Unplayed of(String text) {
    return new Unplayed(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Unplayed::entry)
            .toList());
  }

  private static Entry entry(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a line of unplayed.txt is \"role, action: reason\", not \"" + line + "\"");
    }
    return new Entry(parts.group(1), parts.group(2), parts.group(3));
  }

  public List<Entry> entries() {
    return entries;
  }

  /** Why the grant is there although nothing uses it; empty when nobody said. */
  public Optional<String> reason(Grant grant) {
    return entries.stream()
        .filter(entry -> entry.covers(grant.shortRole(), grant.action()))
        .map(Entry::reason)
        .findFirst();
  }
}
