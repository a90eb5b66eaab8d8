package dev.slipway.rehearsal.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Passes a request on to a server of the same protocol, byte for byte. */
final class Forwarder {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Headers that belong to one connection, not to the message (RFC 9110, section 7.6.1). */
  private static final Set<String> OF_CONNECTION =
      Set.of("connection", "host", "content-length", "expect", "transfer-encoding", "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  WireAnswer forward(WireRequest request, URI to) throws IOException {
    HttpRequest.Builder forwarded =
        HttpRequest.newBuilder(to.resolve(request.path()))
            .timeout(LIMIT)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().entrySet().stream()
        .filter(header -> passes(header.getKey()))
        .forEach(header -> forwarded.header(header.getKey(), header.getValue()));
    return answer(send(forwarded.build()));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(interrupted);
    }
  }

  private static WireAnswer answer(HttpResponse<byte[]> response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().map().entrySet().stream()
        .filter(header -> passes(header.getKey()))
        .forEach(header -> headers.put(header.getKey(), header.getValue().getFirst()));
    return new WireAnswer(response.statusCode(), headers, response.body());
  }

  private static boolean passes(String header) {
    return !OF_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }
}
