package dev.slipway.rehearsal.image;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build stage: its {@code FROM} and what follows up to the next.
 *
 * @param base the image or the earlier stage it builds on
 * @param name empty when the stage has none
 */
record Stage(String base, String name, List<Instruction> instructions) {

  private static final Pattern FROM =
      Pattern.compile("(?:--platform=\\S+\\s+)?(?<base>\\S+)(?:\\s+(?i:as)\\s+(?<name>\\S+))?");

  Stage {
    instructions = List.copyOf(instructions);
  }

  static Stage of(Instruction from, List<Instruction> instructions) {
    Matcher parts = FROM.matcher(from.arguments());
    if (!parts.matches()) {
      throw from.refused("an image is needed, as in FROM nginx:alpine AS name");
    }
    String name = parts.group("name") == null ? "" : parts.group("name");
    return new Stage(parts.group("base"), name.toLowerCase(Locale.ROOT), instructions);
  }
}
