package dev.slipway.wire;

import dev.slipway.core.DeploymentRequest;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow hands to its first state.
 *
 * @param input the execution's input, whatever a person typed
 * @param execution ARN
 * @param startedAt when the execution started
 */
@Json
public record AcceptPayload(@Nullable Object input, String execution, Instant startedAt) {

  public static AcceptPayload read(String json) {
    return Codec.read(AcceptPayload.class, json);
  }

  /** The service's name, if the input has what may be one. */
  public Optional<String> service() {
    return Events.text(input, "service").filter(RequestReader::isName);
  }

  public DeploymentRequest request() {
    return RequestReader.of(input);
  }
}
