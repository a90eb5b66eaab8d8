package dev.slipway.infra.config;

/**
 * The file cannot be used as it is. The message has a line for each thing to change: file and line,
 * the key, its value, what is allowed.
 */
public final class ConfigRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  ConfigRefused(String message) {
    super(message);
  }
}
