package dev.slipway.handler;

import dev.slipway.step.AwaitRollback;

/** Lambda's front door to {@link AwaitRollback}. */
public final class AwaitRollbackHandler extends ParkingHandler {

  public AwaitRollbackHandler() {
    super("AwaitRollback", new AwaitRollback(Wiring.ofLambda().waiting()));
  }
}
