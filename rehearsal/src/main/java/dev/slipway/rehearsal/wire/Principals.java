package dev.slipway.rehearsal.wire;

/** Whom an access key belongs to. */
@FunctionalInterface
public interface Principals {

  /** The key's owner; a key nobody issued is the administrator's. */
  Caller callerWith(String accessKeyId);
}
