package dev.slipway.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The real ECS client before canned answers, errors among them; an operation's last one stays. */
final class StubbedEcs implements SdkHttpClient {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final Map<String, List<String>> answers;
  private final List<String> calls = new ArrayList<>();
  private final Map<String, String> sent = new HashMap<>();

  StubbedEcs(Map<String, List<String>> answers) {
    this.answers = answers;
  }

  EcsClient client() {
    return EcsClient.builder()
        .httpClient(this)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  List<String> calls() {
    return calls;
  }

  /** The JSON that was last sent with the operation. */
  String sent(String operation) {
    return sent.getOrDefault(operation, "");
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
    String operation = target.substring(target.indexOf('.') + 1);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        List<String> canned = answers.get(operation);
        int earlier = Collections.frequency(calls, operation);
        calls.add(operation);
        sent.put(operation, body(request));
        return answer(canned.get(Math.min(earlier, canned.size() - 1)));
      }

      @Override
      public void abort() {}
    };
  }

  private static String body(HttpExecuteRequest request) {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpExecuteResponse answer(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    int status = json.contains("__type") ? BAD_REQUEST : OK;
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(status).build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }

  @Override
  public void close() {}
}
