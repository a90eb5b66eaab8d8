package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.State.Integration;
import java.util.concurrent.CompletableFuture;

/** What a task has another service do, with the permission its machine's role needs for it. */
sealed interface Errand permits Invocation, Publication {

  /** Such as {@code lambda:InvokeFunction}. */
  String action();

  /** The ARN of what it is done with. */
  String resource();

  /** The task's error when the role may not do it. */
  Failure refused(String reason);

  /** Has it done; never completes exceptionally. */
  CompletableFuture<Reply> run();

  static Errand of(Integration integration, JsonNode arguments, Surroundings cloud) {
    return switch (integration) {
      case INVOKE, INVOKE_WAIT_FOR_TOKEN -> new Invocation(arguments, cloud.functions());
      case PUBLISH -> new Publication(arguments, cloud.topics());
    };
  }

  /** How the other service answered. */
  sealed interface Reply {

    record Returned(JsonNode result) implements Reply {}

    record Failed(Failure failure) implements Reply {}
  }
}
