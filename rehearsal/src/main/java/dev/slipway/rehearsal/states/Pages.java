package dev.slipway.rehearsal.states;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list; the next page's token is its offset.
 *
 * @param next empty on the last page
 */
record Pages<T>(List<T> items, Optional<String> next) {

  private static final int MOST = 1000;

  static <T> Pages<T> of(List<T> all, @Nullable Integer size, @Nullable String token) {
    int from = token == null ? 0 : Math.min(Integer.parseInt(token), all.size());
    int wanted = size == null || size == 0 ? 100 : Math.min(size, MOST);
    int to = Math.min(all.size(), from + wanted);
    Optional<String> next = to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
    return new Pages<>(all.subList(from, to), next);
  }
}
