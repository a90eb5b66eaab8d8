package dev.slipway.port;

/** AWS understood a request and refused it; asking again would not help. Not retried. */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RequestRefused(String message) {
    super(message);
  }

  public RequestRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
