package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Answer;
import dev.slipway.core.Facts;
import dev.slipway.step.Wake;
import dev.slipway.wire.WakePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Lambda's front door to {@link Wake}. */
public final class WakeHandler implements RequestStreamHandler {
  private final Wake wake;

  /** As Lambda makes it. */
  public WakeHandler() {
    this(Wiring.ofLambda());
  }

  public WakeHandler(Wiring wiring) {
    wake = wiring.wake();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    WakePayload payload = WakePayload.read(Invocation.read(input));
    Wake.Event event = new Wake.Event(payload.event().time(), payload.redAlarm());
    Answer answer =
        Invocation.answer("Wake", Facts.of(), () -> wake.take(payload.service(), event));
    Invocation.write(output, answer);
  }
}
