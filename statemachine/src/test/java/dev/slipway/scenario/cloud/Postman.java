package dev.slipway.scenario.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.events.DeliveryFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Brings events; loses, repeats and delays those it is told to. */
public final class Postman implements DeliveryFaults {
  private final List<Order> orders = new ArrayList<>();

  private Duration longestDelay = Duration.ZERO;

  private static final class Order {
    private final Predicate<JsonNode> which;
    private final List<List<Duration>> inTurn;
    private int left;
    private int brought;

    private Order(Predicate<JsonNode> which, int left, List<List<Duration>> inTurn) {
      this.which = which;
      this.left = left;
      this.inTurn = inTurn;
    }

    private List<Duration> next() {
      left--;
      return inTurn.get(brought++ % inTurn.size());
    }
  }

  /** Loses all events of the kind until told {@link #deliverAgain}. */
  public void lose(Predicate<JsonNode> kind) {
    orders.add(new Order(kind, Integer.MAX_VALUE, List.of(List.of())));
  }

  /** Loses the next event of the kind, on its way to one rule. */
  public void loseNext(Predicate<JsonNode> kind) {
    orders.add(new Order(kind, 1, List.of(List.of())));
  }

  /** Brings the next event of the kind that many times. */
  public void repeatNext(Predicate<JsonNode> kind, int times) {
    orders.add(new Order(kind, 1, List.of(Collections.nCopies(times, Duration.ZERO))));
  }

  /** Brings the next event of the kind once after each of these times. */
  public void repeatNext(Predicate<JsonNode> kind, Duration... after) {
    order(kind, 1, List.of(List.of(after)));
  }

  /** Brings the next event of the kind late. */
  public void delayNext(Predicate<JsonNode> kind, Duration delay) {
    order(kind, 1, List.of(List.of(delay)));
  }

  /**
   * Brings all events of the kind late until told {@link #deliverAgain}.
   *
   * @param delays of one event after the other, over and over; unequal ones change their order
   */
  public void delay(Predicate<JsonNode> kind, Duration... delays) {
    order(kind, Integer.MAX_VALUE, Stream.of(delays).map(List::of).toList());
  }

  private void order(Predicate<JsonNode> kind, int times, List<List<Duration>> inTurn) {
    orders.add(new Order(kind, times, inTurn));
    inTurn.stream()
        .flatMap(List::stream)
        .filter(delay -> delay.compareTo(longestDelay) > 0)
        .forEach(delay -> longestDelay = delay);
  }

  /** Nothing that is on its way arrives later than that. */
  public Duration longestDelay() {
    return longestDelay;
  }

  public void deliverAgain() {
    orders.clear();
  }

  @Override
  public List<Duration> arrivals(String ruleName, String eventJson) {
    if (orders.isEmpty()) {
      return List.of(Duration.ZERO);
    }
    JsonNode event = Json.parse(eventJson);
    for (Iterator<Order> each = orders.iterator(); each.hasNext(); ) {
      Order order = each.next();
      if (order.which.test(event)) {
        List<Duration> arrivals = order.next();
        if (order.left == 0) {
          each.remove();
        }
        return arrivals;
      }
    }
    return List.of(Duration.ZERO);
  }

  /** Events with this source, such as {@code aws.ecs}. */
  public static Predicate<JsonNode> from(String source) {
    return event -> event.path("source").asText().equals(source);
  }

  /** Events with this detail type, such as {@code ECR Image Action}. */
  public static Predicate<JsonNode> called(String detailType) {
    return event -> event.path("detail-type").asText().equals(detailType);
  }

  /** The event of the push of this tag. */
  public static Predicate<JsonNode> pushOf(String tag) {
    return called("ECR Image Action")
        .and(event -> event.at("/detail/image-tag").asText().equals(tag))
        .and(event -> event.at("/detail/action-type").asText().equals("PUSH"));
  }
}
