package dev.slipway.infra.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys of one group and their values. It remembers which keys were asked for, so that in the
 * end all others are known to be mistakes.
 */
final class Entries {

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final Place place;
  private final Problems problems;

  private Entries(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  static Entries of(MappingNode mapping, Place place, Problems problems) {
    Entries entries = new Entries(place, problems);
    mapping.getValue().forEach(entries::add);
    return entries;
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.add(place.of("?", tuple.getKeyNode()), "is no key: write a plain name before the :");
      return;
    }
    Place at = place.of(key.getValue(), key);
    if (values.putIfAbsent(key.getValue(), new Value(tuple.getValueNode(), at, problems)) != null) {
      problems.add(at, "stands here a second time: take one of them out");
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<Value> find(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  <T> Optional<T> read(String key, Function<Value, Optional<T>> as) {
    return find(key).flatMap(as);
  }

  /**
   * @param meanwhile what to go on with when it is missing or wrong, so that other problems are
   *     found too
   */
  <T> T require(String key, Function<Value, Optional<T>> as, T meanwhile) {
    Optional<Value> value = find(key);
    if (value.isEmpty()) {
      problems.add(place, "lacks " + key + ": add it");
    }
    return value.flatMap(as).orElse(meanwhile);
  }

  List<Value> items(String key) {
    return find(key).map(Value::items).orElse(List.of());
  }

  /** Every key with its value, where keys are names that the file's author chose. */
  void each(BiConsumer<String, Value> reading) {
    known.addAll(values.keySet());
    values.forEach(reading);
  }

  /** Notes the keys that nobody asked for. */
  void end() {
    String allowed = String.join(", ", known);
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            value.refuse("is no key that means anything here: allowed are " + allowed);
          }
        });
  }
}
