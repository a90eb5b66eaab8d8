package dev.slipway.port;

import dev.slipway.core.DeploymentRequest;

/** The executions of the workflow. */
public interface Executions {

  /** How an execution is. */
  enum State {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED,
    /** Nobody remembers it. */
    GONE
  }

  State state(String execution);

  /**
   * Starts the workflow.
   *
   * @param name makes the start happen once
   * @return false when an execution of that name is over, or was started with another request
   */
  boolean start(String name, DeploymentRequest request);
}
