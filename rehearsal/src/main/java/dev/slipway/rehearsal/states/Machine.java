package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.states.asl.Definition;
import java.time.Instant;

/**
 * A state machine as it was created; a running execution keeps the one it started with.
 *
 * @param json the definition's text
 * @param roleArn who the machine is towards other services
 */
record Machine(
    String arn, String name, String roleArn, String json, Definition definition, Instant created) {

  String executionArn(String executionName) {
    return arn.replace(":stateMachine:", ":execution:") + ":" + executionName;
  }
}
