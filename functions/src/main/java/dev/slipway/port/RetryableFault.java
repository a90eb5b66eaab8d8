package dev.slipway.port;

/** AWS did not answer, or not usefully, and may do so later. The workflow retries. */
public final class RetryableFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetryableFault(String message) {
    super(message);
  }

  public RetryableFault(String message, Throwable cause) {
    super(message, cause);
  }
}
