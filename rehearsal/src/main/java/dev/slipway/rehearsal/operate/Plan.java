package dev.slipway.rehearsal.operate;

import java.util.Optional;

/**
 * What came of a request to see what a deployment would do.
 *
 * @param execution ARN of the execution that planned
 * @param forecast empty when nothing would be done, or nothing could be planned
 */
record Plan(String service, String execution, Ending ending, Optional<Forecast> forecast) {

  private static final String PLANNED = "PLANNED";

  /** Whether a gate refuses the deployment, or there is nothing that could be planned. */
  boolean isRefused() {
    return !ending.verdict().equals(PLANNED)
        || ending.cause().isPresent()
        || forecast.map(Forecast::isRefused).orElse(false);
  }
}
