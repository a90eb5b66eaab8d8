package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.time.CloudClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What happened in one execution, as GetExecutionHistory tells it. Safe for many threads. */
final class History {

  /**
   * How many events an execution may have (Step Functions developer guide, service-quotas, read
   * 2026-11).
   */
  static final int LIMIT = 25_000;

  private final CloudClock clock;
  private final List<HistoryEvent> events = new ArrayList<>();

  History(CloudClock clock) {
    this.clock = clock;
  }

  /**
   * Adds an event.
   *
   * @param previous the id of the event it follows from; 0 for none
   * @return the new event's id
   */
  synchronized long add(
      long previous, HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
    long id = events.size() + 1L;
    HistoryEvent.Builder event =
        HistoryEvent.builder().id(id).previousEventId(previous).timestamp(clock.now()).type(type);
    events.add(details.apply(event).build());
    return id;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  synchronized boolean isNearlyFull() {
    return events.size() > LIMIT - 10;
  }
}
