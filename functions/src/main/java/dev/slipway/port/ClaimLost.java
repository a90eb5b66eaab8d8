package dev.slipway.port;

/** A newer deployment holds the claim: whoever sees this writes nothing more. Not retried. */
public final class ClaimLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClaimLost(String message) {
    super(message);
  }
}
