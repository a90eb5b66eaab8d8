package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.QueryFailure;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.time.CloudClock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Lets cloud time pass. */
record WaitConduct(Visit visit, State.Wait state) implements Conduct {

  @Override
  public void begin() {
    try {
      CloudClock.Timer timer =
          visit
              .execution()
              .clock()
              .after(duration(), () -> visit.execution().turn(() -> visit.leave(state.onward())));
      visit.onAbort(timer::cancel);
    } catch (QueryFailure failure) {
      visit.failQuery(failure);
    }
  }

  private Duration duration() throws QueryFailure {
    return switch (state.until()) {
      case State.Until.Seconds seconds ->
          Duration.ofSeconds(Numbers.whole("Seconds", visit.evaluate(seconds.seconds()), 0));
      case State.Until.Timestamp timestamp -> until(visit.evaluate(timestamp.timestamp()));
    };
  }

  private Duration until(JsonNode timestamp) throws QueryFailure {
    try {
      Duration rest =
          Duration.between(visit.execution().clock().now(), Instant.parse(timestamp.asText()));
      return rest.isNegative() ? Duration.ZERO : rest;
    } catch (DateTimeParseException invalid) {
      throw new QueryFailure(
          "Timestamp", "The field 'Timestamp' must be a timestamp, not %s.".formatted(timestamp));
    }
  }
}
