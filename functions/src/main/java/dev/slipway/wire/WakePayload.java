package dev.slipway.wire;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a wake rule hands over.
 *
 * @param service the attached service's name
 */
@Json
public record WakePayload(String service, Event event) {

  /**
   * An EventBridge event, of which only its time and the alarm that went off count (CloudWatch user
   * guide, cloudwatch-and-eventbridge, read 2026-11).
   */
  @Json
  public record Event(
      Instant time,
      @Json.Property("detail-type") @Nullable String detailType,
      @Nullable Object detail) {}

  public static WakePayload read(String json) {
    return Codec.read(WakePayload.class, json);
  }

  /** Name of the alarm that went to ALARM; nothing when the event tells anything else. */
  public Optional<String> redAlarm() {
    boolean red =
        "CloudWatch Alarm State Change".equals(event.detailType())
            && Events.text(event.detail(), "state", "value").filter("ALARM"::equals).isPresent();
    return red ? Events.text(event.detail(), "alarmName") : Optional.empty();
  }
}
