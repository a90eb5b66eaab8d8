package dev.slipway.rehearsal.assembly;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the construct a person means by a part of its name. */
final class ConstructSearch {

  private static final int LISTED = 40;

  private final List<ResourceTemplate> resources;

  ConstructSearch(List<StackTemplate> stacks) {
    resources = stacks.stream().flatMap(stack -> stack.resources().values().stream()).toList();
  }

  /**
   * All resources of the one construct meant: by logical id, by path, by the construct's id, and
   * last by a part of its id; upper and lower case are alike.
   *
   * @throws IllegalArgumentException when there is none or more than one
   */
  Set<ResourceTemplate> find(String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    Map<String, Set<ResourceTemplate>> found = byLogicalIdOrPath(wanted);
    if (found.isEmpty()) {
      found = bySegment(segment -> segment.equals(wanted));
    }
    if (found.isEmpty()) {
      found = bySegment(segment -> segment.contains(wanted));
    }
    return theOne(part, found);
  }

  private Set<ResourceTemplate> theOne(String part, Map<String, Set<ResourceTemplate>> found) {
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no construct is named like '" + part + "'; there are: " + listed(all()));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "'" + part + "' can mean several constructs: " + listed(found.keySet()));
    }
    return found.values().iterator().next();
  }

  private Map<String, Set<ResourceTemplate>> byLogicalIdOrPath(String wanted) {
    Map<String, Set<ResourceTemplate>> found = new LinkedHashMap<>();
    for (ResourceTemplate resource : resources) {
      String path = resource.path().toLowerCase(Locale.ROOT);
      if (resource.logicalId().toLowerCase(Locale.ROOT).equals(wanted)) {
        found.put(resource.path(), Set.of(resource));
      } else if (wanted.contains("/") && (path + "/").startsWith(wanted + "/")) {
        found.computeIfAbsent(wanted, _ -> new LinkedHashSet<>()).add(resource);
      }
    }
    return found;
  }

  private Map<String, Set<ResourceTemplate>> bySegment(Predicate<String> wanted) {
    Map<String, Set<ResourceTemplate>> found = new LinkedHashMap<>();
    for (ResourceTemplate resource : resources) {
      construct(resource.path(), wanted)
          .ifPresent(root -> found.computeIfAbsent(root, _ -> new LinkedHashSet<>()).add(resource));
    }
    return found;
  }

  /** The path down to the first wanted segment; the first segment of all is the stack. */
  private static Optional<String> construct(String path, Predicate<String> wanted) {
    String[] segments = path.split("/");
    for (int i = 1; i < segments.length; i++) {
      if (wanted.test(segments[i].toLowerCase(Locale.ROOT))) {
        return Optional.of(String.join("/", List.of(segments).subList(0, i + 1)));
      }
    }
    return Optional.empty();
  }

  private Set<String> all() {
    return resources.stream()
        .map(resource -> resource.path().replaceFirst("/Resource$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String listed(Set<String> names) {
    String shown = names.stream().limit(LISTED).collect(Collectors.joining(", "));
    return names.size() > LISTED ? shown + ", and " + (names.size() - LISTED) + " more" : shown;
  }
}
