package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.Register}. */
public final class RegisterHandler extends StepHandler {

  /** As Lambda makes it. */
  public RegisterHandler() {
    this(Wiring.ofLambda());
  }

  public RegisterHandler(Wiring wiring) {
    super("Register", wiring.register(), wiring.telling());
  }
}
