package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.time.CloudClock.Timer;
import io.undertow.server.handlers.proxy.ProxyClient.ProxyTarget;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/** One registered target. Its group guards what changes. */
final class Target implements ProxyTarget {

  private final TargetKey key;
  private final InetSocketAddress address;
  private final TargetConnections connections;
  private final AtomicBoolean checking = new AtomicBoolean();
  private volatile Health health;
  private volatile Timer timer = () -> {};

  Target(TargetKey key, Health health) {
    this.key = key;
    this.address = key.address();
    this.connections = new TargetConnections(address);
    this.health = health;
  }

  TargetKey key() {
    return key;
  }

  InetSocketAddress address() {
    return address;
  }

  TargetConnections connections() {
    return connections;
  }

  Health health() {
    return health;
  }

  void become(Health next) {
    health = next;
  }

  /** The timer that comes next takes the place of the one before. */
  void wakeBy(Timer next) {
    timer.cancel();
    timer = next;
  }

  /** A check that has not answered keeps the next one from starting. */
  boolean startsCheck() {
    return checking.compareAndSet(false, true);
  }

  void endsCheck() {
    checking.set(false);
  }
}
