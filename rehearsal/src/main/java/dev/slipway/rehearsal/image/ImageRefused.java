package dev.slipway.rehearsal.image;

/**
 * An image cannot be built or pushed as asked; the message is one line for the person who asked.
 */
public final class ImageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImageRefused(String message) {
    super(message);
  }

  public ImageRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
