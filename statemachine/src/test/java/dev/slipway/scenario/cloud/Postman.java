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

/** Brings events; loses, repeats and delays those it is told to. */
public final class Postman implements DeliveryFaults {
  private final List<Order> orders = new ArrayList<>();

  private Duration longestDelay = Duration.ZERO;

  private static final class Order {
    private final Predicate<JsonNode> which;
    private final List<Duration> arrivals;
    private int left;

    private Order(Predicate<JsonNode> which, int left, List<Duration> arrivals) {
      this.which = which;
      this.left = left;
      this.arrivals = arrivals;
    }
  }

  /** Loses all events of the kind until told {@link #deliverAgain}. */
  public void lose(Predicate<JsonNode> kind) {
    orders.add(new Order(kind, Integer.MAX_VALUE, List.of()));
  }

  /** Loses the next event of the kind, on its way to one rule. */
  public void loseNext(Predicate<JsonNode> kind) {
    orders.add(new Order(kind, 1, List.of()));
  }

  /** Brings the next event of the kind that many times. */
  public void repeatNext(Predicate<JsonNode> kind, int times) {
    orders.add(new Order(kind, 1, Collections.nCopies(times, Duration.ZERO)));
  }

  /** Brings the next event of the kind late. */
  public void delayNext(Predicate<JsonNode> kind, Duration delay) {
    orders.add(new Order(kind, 1, List.of(delay)));
    longestDelay = delay.compareTo(longestDelay) > 0 ? delay : longestDelay;
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
        order.left--;
        if (order.left == 0) {
          each.remove();
        }
        return order.arrivals;
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
