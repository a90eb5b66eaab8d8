package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Facts;
import dev.slipway.step.Wake;
import dev.slipway.step.Woken;
import dev.slipway.wire.WakePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/** Lambda's front door to {@link Wake}. */
public final class WakeHandler implements RequestStreamHandler {
  private final Wake wake;
  private final Telling telling;

  /** As Lambda makes it. */
  public WakeHandler() {
    this(Wiring.ofLambda());
  }

  public WakeHandler(Wiring wiring) {
    wake = wiring.wake();
    telling = wiring.telling();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    WakePayload payload = WakePayload.read(Invocation.read(input));
    Invocation.write(output, woken(payload).answer());
  }

  private Woken woken(WakePayload payload) {
    Invocation.Origin origin =
        new Invocation.Origin(Optional.of(payload.service()), Optional.empty());
    Instant time = payload.event().time();
    Invocation invocation = new Invocation("Wake", time, Facts.of(), origin);
    Wake.Event event = new Wake.Event(time, payload.redAlarm());
    Woken woken = invocation.orLogged(() -> wake.take(payload.service(), event));
    invocation.log(woken.about(), Line.of(woken.answer()));
    woken.waiter().ifPresent(it -> telling.tell(it.deployment(), it.state(), woken.answer(), time));
    return woken;
  }
}
