package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Facts;
import dev.slipway.core.Summary;
import dev.slipway.step.Settle;
import dev.slipway.step.Settled;
import dev.slipway.step.Turn;
import dev.slipway.wire.Codec;
import dev.slipway.wire.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Lambda's front door to {@link Settle}. */
public final class SettleHandler implements RequestStreamHandler {
  private final Settle settle;
  private final Telling telling;

  /** As Lambda makes it. */
  public SettleHandler() {
    this(Wiring.ofLambda());
  }

  public SettleHandler(Wiring wiring) {
    settle = wiring.settle();
    telling = wiring.telling();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Payload payload = Payload.read(Invocation.read(input));
    Settled settled = settled(payload);
    Summary summary = settled.summary(payload.facts(), payload.execution());
    Invocation.write(output, Codec.summaries().write(summary));
  }

  private Settled settled(Payload payload) {
    Invocation invocation = Invocation.of("Settle", payload);
    Turn turn = new Turn(payload.facts(), payload.now());
    Settled settled = invocation.orLogged(() -> settle.take(turn, payload.phases()));
    invocation.log(Facts.of(), Line.of(settled.ending()));
    settled.attempt().ifPresent(telling::tell);
    return settled;
  }
}
