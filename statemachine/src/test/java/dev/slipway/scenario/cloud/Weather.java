package dev.slipway.scenario.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Between the SDK's clients and the cloud: answers requests in AWS's place, so that the SDK's own
 * retries and errors are played too. Only requests that take the wire meet it.
 */
public final class Weather implements SdkHttpClient {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private final SdkHttpClient cloud;
  private final List<Front> fronts = new ArrayList<>();

  private record Front(Predicate<Request> over, Reply reply) {}

  /**
   * A request as it was sent.
   *
   * @param action without its service, such as {@code UpdateService}
   */
  public record Request(String host, String action, String body) {}

  /**
   * What comes back in the cloud's place.
   *
   * @param done whether the cloud does first what it was asked
   */
  public record Reply(int status, String body, boolean done) {

    /** An error of the JSON protocols; nothing was done. */
    public static Reply error(int status, String code, String message) {
      return new Reply(
          status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message), false);
    }

    public static Reply throttled() {
      return error(BAD_REQUEST, "ThrottlingException", "Rate exceeded");
    }

    /** The same in Elastic Load Balancing's XML. */
    public static Reply throttledBalancer() {
      return new Reply(
          BAD_REQUEST,
          "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code>"
              + "<Message>Rate exceeded</Message></Error></ErrorResponse>",
          false);
    }

    public static Reply denied(String action) {
      return error(
          BAD_REQUEST, "AccessDeniedException", "User is not authorized to perform: " + action);
    }

    public static Reply broken() {
      return error(SERVER_ERROR, "ServerException", "Service Unavailable. Please try again later.");
    }

    /** The answer of success to something that was never done. */
    public static Reply empty(String body) {
      return new Reply(200, body, false);
    }

    /** The same answer, after the cloud did what it was asked. */
    public Reply afterwards() {
      return new Reply(status, body, true);
    }
  }

  Weather(SdkHttpClient cloud) {
    this.cloud = cloud;
  }

  /** Answers all such requests in the cloud's place until told {@link #clear}. */
  public void over(Predicate<Request> kind, Reply reply) {
    fronts.add(new Front(kind, reply));
  }

  public void clear() {
    fronts.clear();
  }

  /** Requests for this action, such as {@code UpdateService}. */
  public static Predicate<Request> to(String action) {
    return request -> request.action().equals(action);
  }

  /** Requests to a service of AWS, such as {@code ecs}. */
  public static Predicate<Request> toAll(String service) {
    return request -> request.host().equals(service);
  }

  /** One after the other, the first, the third, the fifth. */
  public static Predicate<Request> everySecond() {
    int[] seen = {0};
    return request -> ++seen[0] % 2 == 1;
  }

  /** The first of them. */
  public static Predicate<Request> first(Predicate<Request> kind) {
    boolean[] seen = {false};
    return request -> !seen[0] && kind.test(request) && (seen[0] = true);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest sent) {
    Request request = request(sent);
    Optional<Reply> reply =
        fronts.stream().filter(front -> front.over().test(request)).map(Front::reply).findFirst();
    return reply.map(answer -> answering(sent, answer)).orElseGet(() -> cloud.prepareRequest(sent));
  }

  private ExecutableHttpRequest answering(HttpExecuteRequest sent, Reply reply) {
    return new ExecutableHttpRequest() {

      @Override
      public HttpExecuteResponse call() throws IOException {
        if (reply.done()) {
          cloud.prepareRequest(sent).call();
        }
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(reply.status()).build())
            .responseBody(
                AbortableInputStream.create(
                    new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  private static Request request(HttpExecuteRequest sent) {
    String body =
        sent.contentStreamProvider()
            .map(
                content -> {
                  try {
                    return new String(content.newStream().readAllBytes(), StandardCharsets.UTF_8);
                  } catch (IOException unreadable) {
                    throw new java.io.UncheckedIOException(unreadable);
                  }
                })
            .orElse("");
    String target = sent.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    return target.isEmpty()
        ? balancing(body)
        : new Request(service(target), target.substring(target.lastIndexOf('.') + 1), body);
  }

  /** The others are told by their bodies; CloudWatch's are binary. */
  private static Request balancing(String body) {
    boolean form = body.contains("Action=");
    String action = form ? body.replaceFirst("(?s).*Action=([A-Za-z]+).*", "$1") : "";
    return new Request(form ? "elb" : "cloudwatch", action, body);
  }

  private static String service(String target) {
    String api = target.substring(0, target.indexOf('.'));
    if (api.startsWith("AmazonEC2ContainerRegistry")) {
      return "ecr";
    }
    return api.startsWith("AmazonEC2ContainerService") ? "ecs" : api;
  }

  @Override
  public void close() {}
}
