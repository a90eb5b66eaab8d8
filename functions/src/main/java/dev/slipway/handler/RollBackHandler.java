package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.RollBack}. */
public final class RollBackHandler extends StepHandler {

  /** As Lambda makes it. */
  public RollBackHandler() {
    this(Wiring.ofLambda());
  }

  public RollBackHandler(Wiring wiring) {
    super("RollBack", wiring.rollBack(), wiring.telling());
  }
}
