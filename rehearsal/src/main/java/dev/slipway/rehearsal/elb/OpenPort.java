package dev.slipway.rehearsal.elb;

import io.undertow.Undertow;
import java.net.InetAddress;
import java.net.URI;

/**
 * A socket a listener answers on.
 *
 * @param port not the listener's own where that was not to be had
 */
record OpenPort(Undertow server, InetAddress address, int port) implements Door {

  @Override
  public URI url() {
    return URI.create("http://%s:%d".formatted(address.getHostAddress(), port));
  }

  @Override
  public void close() {
    server.stop();
  }
}
