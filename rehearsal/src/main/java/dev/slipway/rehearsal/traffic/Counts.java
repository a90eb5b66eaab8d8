package dev.slipway.rehearsal.traffic;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How often each thing was seen, in the order of the things.
 *
 * @param each above 0 for each thing seen
 */
public record Counts<K extends Comparable<K>>(SortedMap<K, Long> each) {

  public Counts {
    each = Collections.unmodifiableSortedMap(new TreeMap<>(each));
  }

  /** How often it was seen. */
  public long of(K thing) {
    return each.getOrDefault(thing, 0L);
  }

  /** How often anything was seen. */
  public long total() {
    return total(thing -> true);
  }

  /** How often anything of that kind was seen. */
  public long total(Predicate<K> kind) {
    return each.entrySet().stream()
        .filter(entry -> kind.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Counts<K> only(Predicate<K> kind) {
    SortedMap<K, Long> kept = new TreeMap<>(each);
    kept.keySet().removeIf(kind.negate());
    return new Counts<>(kept);
  }

  Counts<K> minus(Counts<K> earlier) {
    SortedMap<K, Long> rest = new TreeMap<>(each);
    earlier.each.forEach((thing, count) -> rest.merge(thing, -count, Long::sum));
    rest.values().removeIf(count -> count == 0);
    return new Counts<>(rest);
  }

  /** Such as {@code 200: 3998, 502: 2}. */
  @Override
  public String toString() {
    return each.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
