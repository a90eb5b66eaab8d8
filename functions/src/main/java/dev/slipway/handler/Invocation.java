package dev.slipway.handler;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Setback;
import dev.slipway.wire.Codec;
import dev.slipway.wire.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** The frame around every invocation: streams in and out, one log line, also for a failure. */
final class Invocation {
  private Invocation() {}

  static String read(InputStream input) throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }

  static void write(OutputStream output, String json) throws IOException {
    output.write(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the step and logs what came of it. */
  static Answer answer(String state, Facts known, Supplier<Answer> step) {
    try {
      Answer answer = step.get();
      log(state, known.all().isEmpty() ? answer.facts() : known, line(answer));
      return answer;
    } catch (RuntimeException e) {
      log(state, known, new Line(e.getClass().getName(), Optional.ofNullable(e.getMessage())));
      throw e;
    }
  }

  /** What a step did, for the log. */
  record Line(String outcome, Optional<String> sentence) {}

  private static Line line(Answer answer) {
    Optional<String> sentence =
        answer
            .facts()
            .find(Ending.class)
            .map(Ending::sentence)
            .or(() -> answer.facts().find(Cause.class).map(Cause::sentence))
            .or(() -> answer.facts().find(Setback.class).map(each -> each.cause().sentence()));
    return new Line(answer.outcome().name(), sentence);
  }

  static void log(String state, Facts facts, Line line) {
    Optional<Deployment> deployment = facts.find(Deployment.class);
    LogLine text =
        new LogLine(
            state,
            deployment.map(Deployment::service),
            deployment.map(Deployment::id),
            line.outcome(),
            line.sentence());
    log(text);
  }

  static void log(LogLine line) {
    System.out.println(line.write());
  }

  static void write(OutputStream output, Answer answer) throws IOException {
    write(output, Codec.answers().write(answer));
  }
}
