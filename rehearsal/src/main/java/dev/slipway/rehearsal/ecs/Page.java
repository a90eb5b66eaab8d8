package dev.slipway.rehearsal.ecs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextToken for the next page; null on the last one, as the SDK's builders take it
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

  private static final int LARGEST = 100;

  static <T> Page<T> of(List<T> all, @Nullable Integer size, @Nullable String token) {
    int from = token == null ? 0 : Integer.parseInt(token);
    int to = Math.min(all.size(), from + Optional.ofNullable(size).orElse(LARGEST));
    return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }
}
