package dev.slipway.scenario.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.handler.Environment;
import dev.slipway.handler.Wiring;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.lambda.LambdaFunction;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.scenario.fault.Invocation;
import dev.slipway.scenario.fault.Killed;
import dev.slipway.scenario.fault.Wiretap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lambda in this process: the handler class that the template names, made with clients of the local
 * cloud. All effects of a run happen at its beginning; its answer takes a moment.
 */
final class InProcessFunctions implements Functions {
  /** From the request to the handler's beginning, and from there to its answer: a warm function. */
  private static final Duration START = Duration.ofMillis(20);

  private static final Duration WORK = Duration.ofMillis(100);

  private static final Context NO_CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException("handlers use no context");
              });

  private final CloudClock clock;
  private final Wiretap wiretap;
  private final Function<LambdaFunction, WireClients.Session> sessions;
  private final Supplier<TappedClients> clients;
  private final BiConsumer<Invocation, String> log;
  private final Map<String, LambdaFunction> functions = new HashMap<>();
  private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
  private final Map<String, UnaryOperator<JsonNode>> others = new HashMap<>();
  private final List<Invocation> runs = new ArrayList<>();

  /**
   * @param clients asked for when a function is first needed
   * @param sessions the credentials a function works with
   * @param log takes each line a function prints
   */
  InProcessFunctions(
      CloudClock clock,
      Wiretap wiretap,
      Supplier<TappedClients> clients,
      Function<LambdaFunction, WireClients.Session> sessions,
      BiConsumer<Invocation, String> log) {
    this.clock = clock;
    this.clients = clients;
    this.wiretap = wiretap;
    this.sessions = sessions;
    this.log = log;
  }

  void create(LambdaFunction function) {
    functions.put(function.name(), function);
  }

  /** A function of somebody else's. */
  void other(String arn, UnaryOperator<JsonNode> answer) {
    others.put(arn, answer);
  }

  @Override
  public CompletableFuture<Answer> invoke(String functionArn, String payload) {
    return others.containsKey(functionArn)
        ? others(functionArn, payload)
        : invokeOwn(functionArn, payload);
  }

  private CompletableFuture<Answer> others(String arn, String payload) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    JsonNode answered = others.get(arn).apply(Json.parse(payload));
    clock.after(WORK, () -> answer.complete(new Answer.Returned(answered.toString())));
    return answer;
  }

  private CompletableFuture<Answer> invokeOwn(String functionArn, String payload) {
    LambdaFunction function = functions.get(LambdaFunction.nameOf(functionArn));
    if (function == null) {
      return CompletableFuture.failedFuture(new IllegalArgumentException("no " + functionArn));
    }
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Invocation invocation = Invocation.of(shortName(function), payload);
    clock.after(START, () -> begin(function, invocation, answer));
    return answer;
  }

  /** A run that Lambda gave up goes on now; nobody hears what it answers. */
  void goOn(Invocation invocation) {
    functions.values().stream()
        .filter(function -> shortName(function).equals(invocation.function()))
        .forEach(function -> begin(function, invocation, new CompletableFuture<>()));
  }

  private void begin(
      LambdaFunction function, Invocation invocation, CompletableFuture<Answer> answer) {
    Outcome outcome = run(function, invocation);
    clock.after(outcome.took(), () -> answer.complete(outcome.answer()));
  }

  private record Outcome(Answer answer, Duration took) {}

  /** All runs so far. */
  List<Invocation> runs() {
    return List.copyOf(runs);
  }

  private Outcome run(LambdaFunction function, Invocation invocation) {
    runs.add(invocation);
    Outcome[] outcome = new Outcome[1];
    List<String> lines =
        LogLines.of(
            () ->
                wiretap.during(
                    invocation,
                    () ->
                        WireClients.during(
                            sessions.apply(function),
                            () -> outcome[0] = outcome(function, invocation))));
    lines.forEach(line -> log.accept(invocation, line));
    return outcome[0];
  }

  private Outcome outcome(LambdaFunction function, Invocation invocation) {
    try {
      return new Outcome(new Answer.Returned(handled(function, invocation)), WORK);
    } catch (Killed killed) {
      return new Outcome(failed("Sandbox.Timedout", "Task timed out"), function.limits().timeout());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (RuntimeException thrown) {
      return new Outcome(
          failed(thrown.getClass().getName(), String.valueOf(thrown.getMessage())), WORK);
    }
  }

  private String handled(LambdaFunction function, Invocation invocation) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    byte[] input = invocation.payload().toString().getBytes(StandardCharsets.UTF_8);
    handlers
        .computeIfAbsent(function.name(), name -> made(function))
        .handleRequest(new ByteArrayInputStream(input), output, NO_CONTEXT);
    return output.toString(StandardCharsets.UTF_8);
  }

  private RequestStreamHandler made(LambdaFunction function) {
    try {
      Wiring wiring = new Wiring(Environment.of(function.surround().environment()), clients.get());
      return (RequestStreamHandler)
          Class.forName(className(function)).getConstructor(Wiring.class).newInstance(wiring);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(function.handler() + " cannot be made", missing);
    }
  }

  private static String className(LambdaFunction function) {
    return function.handler().substring(0, function.handler().indexOf("::"));
  }

  private static String shortName(LambdaFunction function) {
    String name = className(function);
    return name.substring(name.lastIndexOf('.') + 1).replaceFirst("Handler$", "");
  }

  private static Answer failed(String type, String message) {
    return new Answer.Failed(
        type, Json.object().put("errorMessage", message).put("errorType", type).toString());
  }
}
