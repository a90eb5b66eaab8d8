package dev.slipway.infra;

/**
 * A setting of the sample that cannot be meant; the message names it, what is allowed and the fix.
 */
final class SettingRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SettingRefused(String message) {
    super(message);
  }
}
