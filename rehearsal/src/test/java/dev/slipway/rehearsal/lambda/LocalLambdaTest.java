package dev.slipway.rehearsal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.time.ScaledClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Runs real processes under the real runtime interface client. */
class LocalLambdaTest {

  @TempDir static Path shared;
  @TempDir Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ScaledClock clock = new ScaledClock(1);
  private Children children;
  private LocalLambda lambda;

  @BeforeEach
  void open() {
    children = new Children(folder.resolve("children"));
    lambda = lambda();
  }

  private LocalLambda lambda() {
    return new LocalLambda(
        new Workplace(
            children,
            (role, session) -> Map.of("AWS_ACCESS_KEY_ID", "KEY-OF-" + session),
            () -> URI.create("http://127.0.0.1:4566"),
            folder,
            shared.resolve("cache"),
            new Workplace.Record(new Lines(), new Journal(), clock)));
  }

  @AfterEach
  void close() {
    lambda.close();
    children.close();
    clock.close();
  }

  @Test
  void runsTheHandlerWithItsEnvironmentRoleAndLogs() throws Exception {
    create("echo", "Echo", 1);
    Answer answer = invoke("echo", "{\"n\":1}");
    assertThat(answer).isInstanceOf(Answer.Returned.class);
    var json = Json.parse(((Answer.Returned) answer).payload());
    assertThat(json.at("/given/n").asInt()).isEqualTo(1);
    assertThat(json.get("table").asText()).isEqualTo("ledger");
    assertThat(json.get("key").asText()).isEqualTo("KEY-OF-echo");
    assertThat(json.get("endpoint").asText()).isEqualTo("http://127.0.0.1:4566");
    assertThat(json.get("name").asText()).isEqualTo("echo");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("/logs/echo START RequestId"))
        .contains("/logs/echo given {\"n\":1}")
        .anyMatch(line -> line.contains("REPORT RequestId"));
  }

  @Test
  void keepsAnEnvironmentWarmForTheNextInvocation() throws Exception {
    create("echo", "Echo", 1);
    invoke("echo", "{}");
    assertThat(field(invoke("echo", "{}"), "invocations")).isEqualTo("2");
  }

  @Test
  void startsAnotherEnvironmentForAnInvocationAtTheSameTime() throws Exception {
    create("sleep", "Sleeper", 2);
    CompletableFuture<Answer> first = lambda.invoke("sleep", "{}");
    CompletableFuture<Answer> second = lambda.invoke("sleep", "{}");
    assertThat(List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS)))
        .allMatch(answer -> answer instanceof Answer.Failed);
    assertThat(folder.resolve("lambda").toFile().list()).hasSize(2);
  }

  @Test
  void tellsTheExceptionsClassAndMessage() throws Exception {
    create("throw", "Thrower", 1);
    Answer.Failed failed = (Answer.Failed) invoke("throw", "{}");
    assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
    var error = Json.parse(failed.payload());
    assertThat(error.get("errorMessage").asText()).isEqualTo("the claim is lost");
    assertThat(error.get("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.get("stackTrace").size()).isPositive();
  }

  @Test
  void endsAFunctionThatTakesTooLong() throws Exception {
    create("sleep", "Sleeper", 1);
    Answer.Failed failed = (Answer.Failed) invoke("sleep", "{}");
    assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout");
    assertThat(failed.payload()).contains("Task timed out after 1.00 seconds");
  }

  @Test
  void tellsThatAProcessEndedAndStartsAnother() throws Exception {
    create("quit", "Quitter", 1);
    for (int attempt = 0; attempt < 2; attempt++) {
      Answer.Failed failed = (Answer.Failed) invoke("quit", "{}");
      assertThat(failed.errorType()).isEqualTo("Runtime.ExitError");
      assertThat(failed.payload()).contains("exit status 3");
    }
  }

  @Test
  void tellsThatAHandlerIsMissing() throws Exception {
    create("none", "Nowhere", 1);
    Answer.Failed failed = (Answer.Failed) invoke("none", "{}");
    assertThat(failed.payload()).contains("SampleHandlers$Nowhere");
  }

  @Test
  void anInvocationBeyondTheLimitWaitsItsTurn() throws Exception {
    create("echo", "Echo", 1);
    List<CompletableFuture<Answer>> answers =
        List.of(lambda.invoke("echo", "1"), lambda.invoke("echo", "2"), lambda.invoke("echo", "3"));
    for (CompletableFuture<Answer> answer : answers) {
      assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Returned.class);
    }
    assertThat(folder.resolve("lambda").toFile().list()).hasSize(1);
  }

  @Test
  void answersLikeTheServiceItself() throws Exception {
    create("throw", "Thrower", 1);
    var response =
        lambda.invoke(
            request -> request.functionName("throw").payload(SdkBytes.fromUtf8String("{}")));
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(lambda.listFunctions().functions().getFirst().functionName()).isEqualTo("throw");
    assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void learnsFromTheFirstRunToStartFasterInTheNext() throws Exception {
    create("echo", "Echo", 1);
    invoke("echo", "{}");
    lambda.close();
    assertThat(shared.resolve("cache").toFile().list((in, name) -> name.endsWith(".jsa")))
        .hasSize(1);
    lambda = lambda();
    create("echo", "Echo", 1);
    assertThat(field(invoke("echo", "{}"), "command")).contains("-XX:SharedArchiveFile=");
  }

  private Answer invoke(String function, String payload) throws Exception {
    return lambda
        .invoke("arn:aws:lambda:us-east-1:111122223333:function:" + function, payload)
        .get(60, TimeUnit.SECONDS);
  }

  private static String field(Answer answer, String name) {
    return Json.parse(((Answer.Returned) answer).payload()).get(name).asText();
  }

  private void create(String name, String handler, int concurrency) throws IOException {
    lambda.create(
        new LambdaFunction(
            name,
            SampleHandlers.class.getName() + "$" + handler + "::handleRequest",
            jar(),
            "arn:aws:iam::111122223333:role/" + name,
            new LambdaFunction.Limits(
                256, Duration.ofSeconds(name.equals("sleep") ? 1 : 30), concurrency),
            new LambdaFunction.Surround(
                Map.of("SLIPWAY_LEDGER_TABLE", "ledger"), "/logs/" + name)));
  }

  private Path jar() throws IOException {
    Path jar = shared.resolve("functions.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String suffix : List.of("", "$Echo", "$Thrower", "$Sleeper", "$Quitter")) {
        String name = SampleHandlers.class.getName().replace('.', '/') + suffix + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream bytes = SampleHandlers.class.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }

  private final class Lines implements LogSink {
    @Override
    public boolean hasGroup(String group) {
      return true;
    }

    @Override
    public void append(String group, String stream, String line) {
      lines.add(group + " " + line);
    }
  }
}
