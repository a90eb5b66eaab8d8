package dev.slipway.rehearsal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The way from an AWS client to the local cloud inside one process: the same requests, answers and
 * permissions as at the {@link AwsEndpoint}, without a socket and on the caller's thread.
 */
public final class DirectHttp implements SdkHttpClient {

  private final Dispatcher dispatcher;

  public DirectHttp(ServedApis apis, Guard guard) {
    dispatcher = new Dispatcher(apis, guard);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {

      @Override
      public HttpExecuteResponse call() throws IOException {
        return answered(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse answered(HttpExecuteRequest request) throws IOException {
    WireRequest wired = wired(request.httpRequest(), body(request.contentStreamProvider()));
    WireAnswer answer =
        dispatcher
            .answer(wired)
            .orElseThrow(() -> new IOException("no AWS API takes " + wired.path()));
    SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(answer.status());
    answer.headers().forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  private static WireRequest wired(SdkHttpRequest request, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    request.forEachHeader(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new WireRequest(request.method().name(), request.encodedPath(), headers, body);
  }

  private static byte[] body(Optional<ContentStreamProvider> content) throws IOException {
    if (content.isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = content.get().newStream()) {
      return stream.readAllBytes();
    }
  }

  @Override
  public String clientName() {
    return "LocalCloud";
  }

  @Override
  public void close() {}
}
