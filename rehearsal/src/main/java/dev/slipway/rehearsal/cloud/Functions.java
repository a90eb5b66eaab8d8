package dev.slipway.rehearsal.cloud;

import java.util.concurrent.CompletableFuture;

/** Lambda functions as their callers see them. */
public interface Functions {

  /**
   * Invokes a function with a JSON payload. Completes with what the function answered or failed
   * with; completes exceptionally only when there is no such function.
   *
   * @param functionArn the function's ARN or name, with or without a qualifier
   */
  CompletableFuture<Answer> invoke(String functionArn, String payload);

  /** How an invocation ended. */
  sealed interface Answer {

    /** The function returned this JSON. */
    record Returned(String payload) implements Answer {}

    /**
     * The function failed.
     *
     * @param errorType the Java exception's class name, or a Lambda error such as {@code
     *     Sandbox.Timedout}
     * @param payload the error object as JSON: {@code errorMessage}, {@code errorType}, {@code
     *     stackTrace}
     */
    record Failed(String errorType, String payload) implements Answer {}
  }
}
