package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Answer;
import dev.slipway.step.Step;
import dev.slipway.step.Turn;
import dev.slipway.wire.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The front door of a step that works on the facts alone. */
public abstract class StepHandler implements RequestStreamHandler {
  private final String state;
  private final Step step;
  private final Telling telling;

  StepHandler(String state, Step step, Telling telling) {
    this.state = state;
    this.step = step;
    this.telling = telling;
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Payload payload = Payload.read(Invocation.read(input));
    Turn turn = new Turn(payload.facts(), payload.now());
    Answer answer = Invocation.of(state, payload).answer(telling, () -> step.take(turn));
    Invocation.write(output, answer);
  }
}
