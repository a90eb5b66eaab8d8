package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.step.Sweep;
import dev.slipway.step.SweepResult;
import dev.slipway.wire.LogLine;
import dev.slipway.wire.MetricsLine;
import dev.slipway.wire.SweepPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Lambda's front door to {@link Sweep}. */
public final class SweepHandler implements RequestStreamHandler {
  private static final String STATE = "Sweep";

  private final Sweep sweep;

  /** As Lambda makes it. */
  public SweepHandler() {
    this(Wiring.ofLambda());
  }

  public SweepHandler(Wiring wiring) {
    sweep = wiring.sweep();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    SweepPayload payload = SweepPayload.read(Invocation.read(input));
    LogLine line = swept(payload);
    Invocation.log(line);
    Invocation.write(output, line.write());
  }

  private LogLine swept(SweepPayload payload) {
    try {
      return payload
          .about()
          .map(service -> swept(service, payload))
          .orElseGet(() -> line(payload, "REST", "The event names no service."));
    } catch (RuntimeException e) {
      Invocation.log(line(payload, e.getClass().getName(), String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private LogLine swept(String service, SweepPayload payload) {
    SweepResult result = sweep.take(service, payload.now());
    MetricsLine.of(service, result.claim(), payload.now()).ifPresent(Invocation::count);
    String outcome = result.started().isPresent() ? "STARTED" : "REST";
    return line(payload, outcome, result.sentence());
  }

  private static LogLine line(SweepPayload payload, String outcome, String sentence) {
    return new LogLine(
        STATE,
        payload.about(),
        Optional.empty(),
        Optional.empty(),
        outcome,
        Optional.of(sentence),
        Optional.empty());
  }
}
