package dev.slipway.handler;

import dev.slipway.step.AwaitRollback;

/** Lambda's front door to {@link AwaitRollback}. */
public final class AwaitRollbackHandler extends ParkingHandler {

  /** As Lambda makes it. */
  public AwaitRollbackHandler() {
    this(Wiring.ofLambda());
  }

  public AwaitRollbackHandler(Wiring wiring) {
    super("AwaitRollback", new AwaitRollback(wiring.waiting()), wiring.telling());
  }
}
