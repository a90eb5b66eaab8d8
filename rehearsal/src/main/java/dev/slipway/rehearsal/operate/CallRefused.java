package dev.slipway.rehearsal.operate;

/** What was asked for cannot be; the message names the value and what to write instead. */
public final class CallRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public CallRefused(String message) {
    super(message);
  }
}
