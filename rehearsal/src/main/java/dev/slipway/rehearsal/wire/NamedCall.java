package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkClient;

/** Calls operations of an SDK client by their names, with arguments and answers as JSON. */
public final class NamedCall {

  private final Map<String, Operation> operations;
  private final SdkClient client;

  private NamedCall(Map<String, Operation> operations, SdkClient client) {
    this.operations = operations;
    this.client = client;
  }

  /** The operations that a client interface has, done by this client. */
  public static <C extends SdkClient> NamedCall of(Class<C> api, C client) {
    return new NamedCall(Operation.of(api), client);
  }

  /**
   * Calls an operation.
   *
   * @param operation as the API or the AWS CLI writes it, such as {@code create-service}
   * @throws IllegalArgumentException when there is no such operation, or the arguments are none of
   *     its; the message names what is wrong
   * @throws software.amazon.awssdk.core.exception.SdkException when it is refused
   */
  public JsonNode call(String operation, JsonNode arguments) {
    Operation meant =
        Optional.ofNullable(operations.get(operation.replace("-", "").toLowerCase(Locale.ROOT)))
            .orElseThrow(() -> new IllegalArgumentException("there is no operation " + operation));
    return SdkShapes.toJson(
        meant.call(client, ShapeReader.read(arguments, meant.requestBuilder())));
  }
}
