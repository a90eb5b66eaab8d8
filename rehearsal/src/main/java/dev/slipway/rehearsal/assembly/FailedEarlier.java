package dev.slipway.rehearsal.assembly;

/** An export is missing because its stack could not create the resource, and has said so. */
final class FailedEarlier extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedEarlier(String export) {
    super(export + " has failed already");
  }
}
