package dev.slipway.step;

import dev.slipway.core.ConfigurationDrift;
import dev.slipway.core.Proven;
import dev.slipway.core.ValueSource;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.port.ConfigurationChanges;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.step.WaysBack.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what a proven revision is configured with that changed since it was proven: an old image
 * runs with new values then. A remark at most, it never stands in the way of a rollback.
 */
public final class Configuration {
  private final TaskDefinitions definitions;
  private final ConfigurationChanges changes;

  public Configuration(TaskDefinitions definitions, ConfigurationChanges changes) {
    this.definitions = definitions;
    this.changes = changes;
  }

  /** What changed since the revision was proven, and whether it was gone to without a look. */
  ConfigurationDrift driftOn(Way way) {
    List<String> remarks = new ArrayList<>(remarks(way.to()));
    if (!way.words().isEmpty()) {
      remarks.add(way.told() + ".");
    }
    return new ConfigurationDrift(remarks);
  }

  private List<String> remarks(Proven proven) {
    try {
      Set<ValueSource> sources = sources(proven);
      return sources.isEmpty() ? List.of() : told(proven, changes.lastChanges(sources));
    } catch (RuntimeException unreadable) {
      return List.of(
          "Whether the parameters and secrets of %s changed since it was proven could not be read: %s."
              .formatted(proven.shortName(), unreadable.getMessage()));
    }
  }

  private Set<ValueSource> sources(Proven proven) {
    return definitions.details(proven.taskDefinition()).containers().stream()
        .map(DefinedContainer::variables)
        .flatMap(variables -> variables.secrets().values().stream())
        .flatMap(reference -> ValueSource.of(reference).stream())
        .collect(Collectors.toSet());
  }

  private static List<String> told(Proven proven, Map<ValueSource, Instant> changes) {
    return changes.entrySet().stream()
        .filter(change -> change.getValue().isAfter(proven.since()))
        .map(
            change ->
                "%s changed at %s, after %s was proven: the old image runs with the new value."
                    .formatted(change.getKey().label(), change.getValue(), proven.shortName()))
        .sorted()
        .toList();
  }
}
