package dev.slipway.rehearsal.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * A state machine as its definition says.
 *
 * @param timeout how long an execution may run
 */
public record Definition(States states, Optional<Duration> timeout) {

  /**
   * Reads and checks a definition in the JSONata dialect.
   *
   * @throws IllegalArgumentException when it is malformed or uses what is not played; the message
   *     says where
   */
  public static Definition read(String json) {
    Fields machine = new Fields("the machine", Json.parse(json));
    machine.optional("Comment");
    machine.optional("Version");
    if (!machine.optionalText("QueryLanguage").orElse("JSONPath").equals("JSONata")) {
      throw new IllegalArgumentException(
          "QueryLanguage must be JSONata at the top of the machine; JSONPath is not played here");
    }
    Optional<Duration> timeout =
        machine.optional("TimeoutSeconds").map(JsonNode::asLong).map(Duration::ofSeconds);
    States states = StatesReader.read(machine);
    machine.done();
    return new Definition(states, timeout);
  }
}
