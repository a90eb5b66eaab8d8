package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Register}. */
public final class RegisterHandler extends StepHandler {

  public RegisterHandler() {
    super("Register", Wiring.ofLambda().register());
  }
}
