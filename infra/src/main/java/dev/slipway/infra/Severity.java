package dev.slipway.infra;

/** How bad a finding of an image scan is, the worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW
}
