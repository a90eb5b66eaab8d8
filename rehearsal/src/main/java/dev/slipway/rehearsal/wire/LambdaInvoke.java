package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/**
 * Lambda's Invoke, the one REST operation the local cloud answers (Lambda API reference, Invoke,
 * read 2026-11): the function in the path, the payload as the body, its failure in a header.
 */
final class LambdaInvoke {

  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final Functions functions;
  private final Guard guard;

  LambdaInvoke(Functions functions, Guard guard) {
    this.functions = functions;
    this.guard = guard;
  }

  /** Empty when the request is not an Invoke. */
  Optional<WireAnswer> answer(WireRequest request) throws IOException {
    Matcher path = PATH.matcher(request.path());
    if (!request.method().equals("POST") || !path.matches()) {
      return Optional.empty();
    }
    InvokeRequest invoke =
        InvokeRequest.builder()
            .functionName(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8))
            .invocationType(request.header("x-amz-invocation-type").orElse("RequestResponse"))
            .payload(SdkBytes.fromByteArray(request.body()))
            .build();
    return Optional.of(guarded(guard.principals().callerWith(request.accessKeyId()), invoke));
  }

  private WireAnswer guarded(Caller caller, InvokeRequest invoke) throws IOException {
    Gate.Decision decision =
        guard.gate().decide(caller, new Gate.Call(Api.LAMBDA, "Invoke", invoke));
    WireAnswer answer =
        decision.refusal().isPresent()
            ? error(403, "AccessDeniedException", decision.refusal().get())
            : invoked(invoke);
    String outcome = answer.headers().getOrDefault("x-amzn-ErrorType", "ok");
    guard.log().write(new CallLog.Entry(caller, "lambda", "Invoke", decision.asked(), outcome));
    return answer;
  }

  private WireAnswer invoked(InvokeRequest invoke) throws IOException {
    String payload = invoke.payload().asUtf8String();
    CompletableFuture<Answer> answer =
        functions.invoke(invoke.functionName(), payload.isEmpty() ? "{}" : payload);
    return switch (invoke.invocationTypeAsString()) {
      case "RequestResponse" -> synchronous(answer, invoke.functionName());
      case "Event" -> new WireAnswer(202, Map.of(), new byte[0]);
      default ->
          error(
              501,
              "NotImplemented",
              "lambda:Invoke as " + invoke.invocationTypeAsString() + " is not emulated locally");
    };
  }

  private static WireAnswer synchronous(CompletableFuture<Answer> answer, String function)
      throws IOException {
    try {
      return switch (answer.join()) {
        case Answer.Returned returned -> json(Map.of(), returned.payload());
        case Answer.Failed failed ->
            json(Map.of("X-Amz-Function-Error", "Unhandled"), failed.payload());
      };
    } catch (CompletionException absent) {
      return error(404, "ResourceNotFoundException", "Function not found: " + function);
    }
  }

  private static WireAnswer json(Map<String, String> more, String payload) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Content-Type", "application/json");
    headers.put("X-Amz-Executed-Version", "$LATEST");
    return new WireAnswer(200, headers, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static WireAnswer error(int status, String code, String message) {
    byte[] body =
        JsonNodeFactory.instance
            .objectNode()
            .put("Message", message)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return new WireAnswer(
        status, Map.of("x-amzn-ErrorType", code, "Content-Type", "application/json"), body);
  }
}
