package dev.slipway.handler;

import java.util.Map;

/**
 * What the functions are told by their environment.
 *
 * @param ledgerTable name of the ledger's table
 * @param servicesPath SSM path of the service records
 */
public record Environment(String ledgerTable, String servicesPath) {

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
        variable(variables, "SLIPWAY_LEDGER_TABLE"), variable(variables, "SLIPWAY_SERVICES_PATH"));
  }

  private static String variable(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalStateException("environment variable " + name + " is not set");
    }
    return value;
  }
}
