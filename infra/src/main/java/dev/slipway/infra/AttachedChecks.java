package dev.slipway.infra;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the parts of an attached service must be like; each refusal names the value and the fix. */
final class AttachedChecks {

  private static final int MOST_ALARMS = 100;

  private AttachedChecks() {}

  /** The container and those that get its image too. */
  static void containers(String container, List<String> alsoContainers) {
    Set<String> seen = new HashSet<>();
    Stream.concat(Stream.of(container), alsoContainers.stream())
        .forEach(
            name -> {
              Spelling.CONTAINER.check("container", name);
              Check.that(
                  seen.add(name),
                  "container \"" + name + "\" is named twice: name each container once");
            });
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
