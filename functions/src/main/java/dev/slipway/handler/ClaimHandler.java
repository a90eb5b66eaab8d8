package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Claim}. */
public final class ClaimHandler extends StepHandler {

  /** As Lambda makes it. */
  public ClaimHandler() {
    this(Wiring.ofLambda());
  }

  public ClaimHandler(Wiring wiring) {
    super("Claim", wiring.claim(), wiring.telling());
  }
}
