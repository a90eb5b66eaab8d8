package dev.slipway.wire;

import dev.slipway.port.RequestRefused;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep rule hands over: a service's own clock names the service; the end of an execution
 * names it in the input that the execution had (Step Functions developer guide,
 * eventbridge-integration, read 2026-11).
 */
@Json
public record SweepPayload(@Nullable String service, @Nullable Event event) {

  /** An EventBridge event. */
  @Json
  public record Event(Instant time, @Nullable Object detail) {}

  public static SweepPayload read(String json) {
    return Codec.read(SweepPayload.class, json);
  }

  /** The service to look at; nothing when the execution was not about one. */
  public Optional<String> about() {
    return service == null
        ? Events.text(known().detail(), "input").flatMap(SweepPayload::serviceIn)
        : Optional.of(service);
  }

  /** When the sweep was due. */
  public Instant now() {
    return known().time();
  }

  private Event known() {
    if (event == null) {
      throw new RequestRefused("the sweep's input holds no \"event\", which tells the time");
    }
    return event;
  }

  private static Optional<String> serviceIn(String input) {
    try {
      return Events.text(Codec.JSON.type(Object.class).fromJson(input), "service");
    } catch (JsonException notAnInput) {
      return Optional.empty();
    }
  }
}
