package dev.slipway.rehearsal.elb;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetAddress;

/** A real target: an HTTP server on its own address. */
final class Server implements AutoCloseable {

  final InetAddress address;
  private final Undertow server;

  Server(InetAddress address, HttpHandler handler) {
    this.address = address;
    this.server =
        Undertow.builder()
            .addHttpListener(Workshop.LISTENER, address.getHostAddress())
            .setIoThreads(1)
            .setWorkerThreads(60)
            .setHandler(new BlockingHandler(handler))
            .build();
    server.start();
  }

  String id() {
    return address.getHostAddress();
  }

  /** Ends at once, connections and requests under way included. */
  @Override
  public void close() {
    server.stop();
  }
}
