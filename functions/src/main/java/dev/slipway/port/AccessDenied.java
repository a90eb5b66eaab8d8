package dev.slipway.port;

/**
 * A function's role lacks a permission; the message names action, resource and role. Not retried.
 */
public final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AccessDenied(String message, Throwable cause) {
    super(message, cause);
  }
}
