package dev.slipway.rehearsal.cli;

import java.time.InstantSource;
import java.util.Map;

/**
 * What commands need to know of where they are called.
 *
 * @param environment the process's variables
 * @param user the name of whoever calls
 * @param clock the time on the wall
 */
record Surroundings(Map<String, String> environment, String user, InstantSource clock) {

  Surroundings {
    environment = Map.copyOf(environment);
  }

  static Surroundings ofThisMachine() {
    return new Surroundings(
        System.getenv(), System.getProperty("user.name"), InstantSource.system());
  }
}
