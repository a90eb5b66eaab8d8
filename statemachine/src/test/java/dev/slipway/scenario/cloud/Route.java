package dev.slipway.scenario.cloud;

/** How the functions' calls reach the local cloud. */
public enum Route {
  /** Through the SDK's clients, marshalling, and IAM: exactly what ships. */
  WIRE,
  /** Straight to the local services, at half the cost: for the thousandth variant of a scenario. */
  DIRECT
}
