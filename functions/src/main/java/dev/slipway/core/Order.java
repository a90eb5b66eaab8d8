package dev.slipway.core;

import java.time.Instant;
import java.util.Comparator;

/**
 * The place of a deployment among those of its service; the newest wins, whatever arrives first.
 *
 * @param pushed when the registry took the image, or a person asked
 * @param requested when that was announced; decides between pushes of the same moment
 */
public record Order(Instant pushed, Instant requested) implements Comparable<Order> {

  private static final Comparator<Order> BY_TIME =
      Comparator.comparing(Order::pushed).thenComparing(Order::requested);

  /** The order of what a person or an alarm asks for. */
  public static Order of(Instant asked) {
    return new Order(asked, asked);
  }

  @Override
  public int compareTo(Order other) {
    return BY_TIME.compare(this, other);
  }

  public boolean isBefore(Order other) {
    return compareTo(other) < 0;
  }
}
