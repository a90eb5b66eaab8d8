package dev.slipway.rehearsal.operate;

import java.util.Optional;

/**
 * What came of a request to see what a deployment would do.
 *
 * @param execution ARN of the execution that planned
 * @param forecast empty when there was nothing to plan
 */
record Plan(String service, String execution, Ending ending, Optional<Forecast> forecast) {

  /** Whether the deployment would begin. */
  boolean isGood() {
    return forecast.map(known -> !known.isRefused()).orElse(false);
  }
}
