package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Update}. */
public final class UpdateHandler extends StepHandler {

  /** As Lambda makes it. */
  public UpdateHandler() {
    this(Wiring.ofLambda());
  }

  public UpdateHandler(Wiring wiring) {
    super("Update", wiring.update(), wiring.telling());
  }
}
