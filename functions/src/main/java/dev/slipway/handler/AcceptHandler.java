package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Answer;
import dev.slipway.core.Facts;
import dev.slipway.step.Accept;
import dev.slipway.wire.AcceptPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Lambda's front door to {@link Accept}. */
public final class AcceptHandler implements RequestStreamHandler {
  private final Accept accept;
  private final Telling telling;

  /** As Lambda makes it. */
  public AcceptHandler() {
    this(Wiring.ofLambda());
  }

  public AcceptHandler(Wiring wiring) {
    accept = wiring.accept();
    telling = wiring.telling();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    AcceptPayload payload = AcceptPayload.read(Invocation.read(input));
    Accept.Execution execution = new Accept.Execution(payload.execution(), payload.startedAt());
    Answer answer =
        invocation(payload).answer(telling, () -> accept.take(payload.request(), execution));
    Invocation.write(output, answer);
  }

  private static Invocation invocation(AcceptPayload payload) {
    Invocation.Origin origin =
        new Invocation.Origin(payload.service(), Optional.of(payload.execution()));
    return new Invocation("Accept", payload.startedAt(), Facts.of(), origin);
  }
}
