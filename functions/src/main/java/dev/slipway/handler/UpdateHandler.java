package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Update}. */
public final class UpdateHandler extends StepHandler {

  public UpdateHandler() {
    super("Update", Wiring.ofLambda().update());
  }
}
