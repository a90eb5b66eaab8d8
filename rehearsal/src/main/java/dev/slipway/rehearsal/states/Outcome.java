package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** How an execution ended. */
sealed interface Outcome {

  ExecutionStatus status();

  record Succeeded(JsonNode output) implements Outcome {
    @Override
    public ExecutionStatus status() {
      return ExecutionStatus.SUCCEEDED;
    }
  }

  record Failed(Failure failure) implements Outcome {
    @Override
    public ExecutionStatus status() {
      return ExecutionStatus.FAILED;
    }
  }

  /** The machine's own time limit passed. */
  record TimedOut() implements Outcome {
    @Override
    public ExecutionStatus status() {
      return ExecutionStatus.TIMED_OUT;
    }
  }

  /** Somebody stopped it. */
  record Aborted(Optional<String> error, Optional<String> cause) implements Outcome {
    @Override
    public ExecutionStatus status() {
      return ExecutionStatus.ABORTED;
    }
  }

  default Optional<String> outputText() {
    return this instanceof Succeeded succeeded
        ? Optional.of(succeeded.output().toString())
        : Optional.empty();
  }

  default Optional<String> error() {
    return switch (this) {
      case Failed failed -> Optional.of(failed.failure().error());
      case Aborted aborted -> aborted.error();
      case Succeeded _, TimedOut _ -> Optional.empty();
    };
  }

  default Optional<String> cause() {
    return switch (this) {
      case Failed failed -> Optional.of(failed.failure().cause());
      case Aborted aborted -> aborted.cause();
      case Succeeded _, TimedOut _ -> Optional.empty();
    };
  }
}
