package dev.slipway.handler;

import dev.slipway.core.Answer;
import dev.slipway.core.Deployment;
import dev.slipway.core.Facts;
import dev.slipway.wire.Codec;
import dev.slipway.wire.LogLine;
import dev.slipway.wire.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The frame around every invocation: streams in and out, one log line, also for a failure.
 *
 * @param state the workflow's state, or the function beside it
 * @param now when the state was entered
 * @param known what was known before
 */
record Invocation(String state, Instant now, Facts known, Origin origin) {

  /**
   * Whom it is about, where no facts tell.
   *
   * @param service the attached service's name
   * @param execution ARN of the workflow execution
   */
  record Origin(Optional<String> service, Optional<String> execution) {}

  static Invocation of(String state, Payload payload) {
    Origin origin = new Origin(Optional.empty(), payload.execution());
    return new Invocation(state, payload.now(), payload.facts(), origin);
  }

  /** Runs the step, logs what came of it, and tells of it. */
  Answer answer(Telling telling, Supplier<Answer> step) {
    Answer answer = orLogged(step);
    log(answer.facts(), Line.of(answer));
    deployment(answer.facts()).ifPresent(it -> telling.tell(it, state, answer, now));
    return answer;
  }

  /** Runs the step and logs its failure. */
  <T> T orLogged(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      log(Facts.of(), Line.of(e));
      throw e;
    }
  }

  /** Logs what came of the step. */
  void log(Facts found, Line line) {
    Optional<Deployment> deployment = deployment(found);
    log(
        new LogLine(
            state,
            found.service().or(known::service).or(origin::service),
            deployment.map(Deployment::id),
            deployment.map(Deployment::execution).or(origin::execution),
            line.outcome(),
            line.sentence(),
            line.code().map(Enum::name)));
  }

  private Optional<Deployment> deployment(Facts found) {
    return found.find(Deployment.class).or(() -> known.find(Deployment.class));
  }

  static String read(InputStream input) throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }

  static void write(OutputStream output, String json) throws IOException {
    output.write(json.getBytes(StandardCharsets.UTF_8));
  }

  static void write(OutputStream output, Answer answer) throws IOException {
    write(output, Codec.answers().write(answer));
  }

  static void log(LogLine line) {
    System.out.println(line.write());
  }

  /** Lambda's log is where CloudWatch reads numbers. */
  static void count(String metrics) {
    System.out.println(metrics);
  }
}
