package dev.slipway.infra.config;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Options of a construct, changed key by key: each key has the name of its option, and what the
 * construct refuses is noted where it stands.
 */
final class Options<T> {

  private final Entries entries;
  private T options;

  Options(Entries entries, T defaults) {
    this.entries = entries;
    this.options = defaults;
  }

  <V> Options<T> with(String key, Function<Value, Optional<V>> as, BiFunction<T, V, T> change) {
    entries.find(key).ifPresent(value -> change(value, as, change));
    return this;
  }

  <V> Options<T> withEach(String key, Function<Value, Optional<V>> as, BiFunction<T, V, T> change) {
    entries.items(key).forEach(item -> change(item, as, change));
    return this;
  }

  /** The options; whatever else stands there is noted. */
  T end() {
    entries.end();
    return options;
  }

  private <V> void change(
      Value value, Function<Value, Optional<V>> as, BiFunction<T, V, T> change) {
    as.apply(value)
        .ifPresent(
            option -> options = value.change(options, present -> change.apply(present, option)));
  }
}
