package dev.slipway.rehearsal.attach;

import com.fasterxml.jackson.databind.JsonNode;

/** AWS's APIs, called as somebody calls them who knows nothing of Slipway. */
interface AwsCalls {

  /** What makes the calls, as a person calls it. */
  String tool();

  /**
   * Makes one call and answers what came back.
   *
   * @param api as the AWS CLI names it, such as {@code elbv2}
   * @param operation likewise, such as {@code create-target-group}
   * @throws IllegalStateException when it is refused; the message says what was called and why not
   */
  JsonNode call(String api, String operation, JsonNode arguments);
}
