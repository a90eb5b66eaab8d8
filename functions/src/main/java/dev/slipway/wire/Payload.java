package dev.slipway.wire;

import dev.slipway.core.Facts;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the workflow hands to every state but the first.
 *
 * @param now when the state was entered
 * @param taskToken in a wait, its token
 * @param phases for the last state, when each state was entered
 * @param execution for the last state, which may be reached without a deployment, its ARN
 */
@Json
public record Payload(
    Facts facts,
    Instant now,
    Optional<String> taskToken,
    Map<String, Instant> phases,
    Optional<String> execution) {

  public static Payload read(String json) {
    return Codec.read(Payload.class, json);
  }

  /** Names what it is about, never the token. */
  @Override
  public String toString() {
    return "Payload[" + facts + "]";
  }
}
