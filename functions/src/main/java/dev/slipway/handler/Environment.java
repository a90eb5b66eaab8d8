package dev.slipway.handler;

/**
 * What the functions are told by their environment.
 *
 * @param ledgerTable name of the ledger's table
 * @param servicesPath SSM path of the service records
 */
record Environment(String ledgerTable, String servicesPath) {

  static Environment ofLambda() {
    return new Environment(variable("SLIPWAY_LEDGER_TABLE"), variable("SLIPWAY_SERVICES_PATH"));
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("environment variable " + name + " is not set");
    }
    return value;
  }
}
