package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Plan}. */
public final class PlanHandler extends StepHandler {

  /** As Lambda makes it. */
  public PlanHandler() {
    this(Wiring.ofLambda());
  }

  public PlanHandler(Wiring wiring) {
    super("Plan", wiring.plan(), wiring.telling());
  }
}
