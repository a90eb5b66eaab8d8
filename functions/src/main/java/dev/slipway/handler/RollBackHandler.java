package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.RollBack}. */
public final class RollBackHandler extends StepHandler {

  public RollBackHandler() {
    super("RollBack", Wiring.ofLambda().rollBack());
  }
}
