package dev.slipway.infra;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the parts of an attached service must be like; each refusal names the value and the fix. */
final class AttachedChecks {

  private static final int MOST_ALARMS = 100;

  private AttachedChecks() {}

  static void name(String name) {
    Check.matches(
        "name",
        name,
        "[a-z][a-z0-9-]{0,62}",
        "lower-case letters, digits and hyphens, at most 63, a letter first");
  }

  /** The container and those that get its image too. */
  static void containers(String container, List<String> alsoContainers) {
    Set<String> seen = new HashSet<>();
    Stream.concat(Stream.of(container), alsoContainers.stream())
        .forEach(
            name -> {
              Check.matches(
                  "container",
                  name,
                  "[A-Za-z0-9_-]{1,255}",
                  "the name of a container in the task definition");
              Check.that(
                  seen.add(name),
                  "container \"" + name + "\" is named twice: name each container once");
            });
  }

  static void family(String family) {
    Check.matches(
        "family",
        family,
        "[A-Za-z0-9_-]{1,255}",
        "the task definition's family, without a revision");
  }

  static void tagPattern(String tagPattern) {
    Check.matches(
        "tagPattern",
        tagPattern,
        "(?!.*\\*\\*)[A-Za-z0-9_.*-]{1,128}",
        "tag characters and single * wildcards");
  }

  /** Who only looks passes no role to anybody. */
  static void passedRoles(String service, int count, Mode mode) {
    Check.that(
        count > 0 || mode == Mode.SHADOW,
        "passedRoles of "
            + service
            + " is empty: Slipway could not register a task definition; name its execution role"
            + " and, if it has one, its task role");
  }

  static void alarms(String service, int count) {
    Check.that(
        count <= MOST_ALARMS,
        "alarms of "
            + service
            + " has "
            + count
            + " entries: at most "
            + MOST_ALARMS
            + "; combine them in a composite alarm");
  }
}
