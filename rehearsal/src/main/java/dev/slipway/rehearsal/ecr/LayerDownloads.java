package dev.slipway.rehearsal.ecr;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where layers and configurations are downloaded from without credentials, as from the presigned
 * addresses of S3 that ECR gives out. It listens from the first address on.
 */
public final class LayerDownloads implements AutoCloseable {

  private final Blobs blobs;
  private @Nullable Undertow server;

  /**
   * @param folder of the registry; registries of one folder may share their downloads
   */
  public LayerDownloads(Path folder) {
    this.blobs = Blobs.in(folder);
  }

  synchronized URI address(Digest digest) {
    if (server == null) {
      server = started();
    }
    InetSocketAddress bound = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return URI.create("http://127.0.0.1:" + bound.getPort() + "/" + digest.hex());
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop();
    }
  }

  private Undertow started() {
    Undertow fresh =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(2)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new BlockingHandler(this::answer))
            .build();
    fresh.start();
    return fresh;
  }

  private void answer(HttpServerExchange exchange) throws IOException {
    String digest = "sha256:" + exchange.getRequestPath().substring(1);
    Optional<Path> blob =
        Optional.of(digest).filter(Digest::isDigest).map(Digest::new).flatMap(blobs::find);
    if (blob.isEmpty()) {
      exchange.setStatusCode(404);
    } else {
      exchange.setResponseContentLength(Files.size(blob.get()));
      Files.copy(blob.get(), exchange.getOutputStream());
    }
  }
}
