package dev.slipway.handler;

import dev.slipway.step.AwaitRollout;

/** Lambda's front door to {@link AwaitRollout}. */
public final class AwaitRolloutHandler extends ParkingHandler {

  /** As Lambda makes it. */
  public AwaitRolloutHandler() {
    this(Wiring.ofLambda());
  }

  public AwaitRolloutHandler(Wiring wiring) {
    super("AwaitRollout", new AwaitRollout(wiring.waiting()), wiring.telling());
  }
}
