package dev.slipway.rehearsal.traffic;

import io.undertow.client.ClientConnection;
import org.xnio.IoUtils;

/** One connection to the site and how long it has been of use. */
final class Connection {

  private final ClientConnection client;
  private int requests;
  private long idleSince;

  Connection(ClientConnection client) {
    this.client = client;
  }

  ClientConnection use() {
    requests++;
    return client;
  }

  void rest(long now) {
    idleSince = now;
  }

  boolean isFit(Connections.Habits habits, long now) {
    return client.isOpen()
        && requests < habits.requestsEach()
        && now - idleSince < habits.longestIdle().toNanos();
  }

  void close() {
    IoUtils.safeClose(client);
  }
}
