package dev.slipway.rehearsal.ecr;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param nextToken where the next page begins; empty on the last
 */
record Page<T>(List<T> items, Optional<String> nextToken) {

  private static final int DEFAULT_SIZE = 100;

  /**
   * @param token the last page's, null for the first
   * @param size as asked for, null for ECR's 100
   */
  static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer size) {
    int from = token == null ? 0 : Math.min(all.size(), Integer.parseInt(token));
    int to = Math.min(all.size(), from + (size == null ? DEFAULT_SIZE : size));
    Optional<String> next = Optional.of(to).filter(end -> end < all.size()).map(String::valueOf);
    return new Page<>(all.subList(from, to), next);
  }
}
