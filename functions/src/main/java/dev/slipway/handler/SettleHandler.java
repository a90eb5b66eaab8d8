package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Summary;
import dev.slipway.step.Settle;
import dev.slipway.step.Turn;
import dev.slipway.wire.Codec;
import dev.slipway.wire.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Lambda's front door to {@link Settle}. */
public final class SettleHandler implements RequestStreamHandler {
  private final Settle settle;

  /** As Lambda makes it. */
  public SettleHandler() {
    this(Wiring.ofLambda());
  }

  public SettleHandler(Wiring wiring) {
    settle = wiring.settle();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Payload payload = Payload.read(Invocation.read(input));
    Summary summary = settled(payload);
    Invocation.write(output, Codec.summaries().write(summary));
  }

  private Summary settled(Payload payload) {
    try {
      Turn turn = new Turn(payload.facts(), payload.now());
      Summary summary = settle.take(turn, payload.phases());
      log(payload, summary.verdict().name(), Optional.of(summary.sentence()));
      return summary;
    } catch (RuntimeException e) {
      log(payload, e.getClass().getName(), Optional.ofNullable(e.getMessage()));
      throw e;
    }
  }

  private static void log(Payload payload, String outcome, Optional<String> sentence) {
    Invocation.log("Settle", payload.facts(), new Invocation.Line(outcome, sentence));
  }
}
