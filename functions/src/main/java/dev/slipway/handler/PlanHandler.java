package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Plan}. */
public final class PlanHandler extends StepHandler {

  public PlanHandler() {
    super("Plan", Wiring.ofLambda().plan());
  }
}
