package dev.slipway.handler;

/** Lambda's front door to {@link dev.slipway.step.AwaitApproval}. */
public final class AwaitApprovalHandler extends ParkingHandler {

  /** As Lambda makes it. */
  public AwaitApprovalHandler() {
    this(Wiring.ofLambda());
  }

  public AwaitApprovalHandler(Wiring wiring) {
    super("AwaitApproval", wiring.awaitApproval(), wiring.telling());
  }
}
