package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Delivery faults that begin and end while the cloud runs. The newest that fits an event counts.
 */
public final class Disturbances implements DeliveryFaults {

  private final List<Disturbance> present = new CopyOnWriteArrayList<>();

  /**
   * One kind of fault.
   *
   * @param meets the whole event, in EventBridge's envelope
   * @param arrivals when the rules' targets get it, in cloud time from its publishing; none loses
   *     it
   */
  public record Disturbance(Predicate<JsonNode> meets, List<Duration> arrivals) {

    public Disturbance {
      arrivals = List.copyOf(arrivals);
    }

    /** Events that never arrive. */
    public static Disturbance losing(Predicate<JsonNode> meets) {
      return new Disturbance(meets, List.of());
    }
  }

  /** Lets a disturbance begin; closing what this answers ends it. */
  public Calm begin(Disturbance disturbance) {
    present.addFirst(disturbance);
    return () -> present.remove(disturbance);
  }

  @Override
  public List<Duration> arrivals(String ruleName, String eventJson) {
    if (present.isEmpty()) {
      return NONE.arrivals(ruleName, eventJson);
    }
    JsonNode event = Json.parse(eventJson);
    return present.stream()
        .filter(each -> each.meets().test(event))
        .findFirst()
        .map(Disturbance::arrivals)
        .orElseGet(() -> NONE.arrivals(ruleName, eventJson));
  }
}
