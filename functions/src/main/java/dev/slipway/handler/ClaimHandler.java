package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Claim}. */
public final class ClaimHandler extends StepHandler {

  public ClaimHandler() {
    super("Claim", Wiring.ofLambda().claim());
  }
}
