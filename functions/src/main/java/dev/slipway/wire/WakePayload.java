package dev.slipway.wire;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * What a wake rule hands over.
 *
 * @param service the attached service's name
 * @param event of the event, only its time counts
 */
@Json
public record WakePayload(String service, Event event) {

  /** An EventBridge event. */
  @Json
  public record Event(Instant time) {}

  public static WakePayload read(String json) {
    return Codec.read(WakePayload.class, json);
  }
}
