package dev.slipway.handler;

import java.util.Map;
import java.util.Optional;

/**
 * What the functions are told by their environment.
 *
 * @param ledgerTable name of the ledger's table
 * @param servicesPath SSM path of the service records
 * @param stateMachine ARN of the workflow; only functions that start it are told
 */
public record Environment(String ledgerTable, String servicesPath, Optional<String> stateMachine) {
  private static final String STATE_MACHINE = "SLIPWAY_STATE_MACHINE";

  static Environment ofLambda() {
    return of(System.getenv());
  }

  /**
   * Reads a function's environment variables.
   *
   * @throws IllegalStateException when one of them is not set
   */
  public static Environment of(Map<String, String> variables) {
    return new Environment(
        variable(variables, "SLIPWAY_LEDGER_TABLE"),
        variable(variables, "SLIPWAY_SERVICES_PATH"),
        Optional.ofNullable(variables.get(STATE_MACHINE)).filter(value -> !value.isBlank()));
  }

  /**
   * The workflow, for a function that starts it.
   *
   * @throws IllegalStateException when the function was not told
   */
  String stateMachineArn() {
    return stateMachine.orElseThrow(() -> unset(STATE_MACHINE));
  }

  private static String variable(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw unset(name);
    }
    return value;
  }

  private static IllegalStateException unset(String name) {
    return new IllegalStateException("environment variable " + name + " is not set");
  }
}
