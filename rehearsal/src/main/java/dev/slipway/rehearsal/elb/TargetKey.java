package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.network.Loopback;
import java.net.InetSocketAddress;

/** A target as its registration names it. */
record TargetKey(String id, int port) {

  /** Where the target really listens; its VPC address and its loopback address name the same. */
  InetSocketAddress address() {
    try {
      return new InetSocketAddress(Loopback.of(id), port);
    } catch (IllegalArgumentException malformed) {
      throw ElbErrors.badTarget("The IP address '" + id + "' is not valid for this target group");
    }
  }

  @Override
  public String toString() {
    return id + ":" + port;
  }
}
