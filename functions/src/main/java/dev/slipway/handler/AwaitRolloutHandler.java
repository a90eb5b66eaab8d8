package dev.slipway.handler;

import dev.slipway.step.AwaitRollout;

/** Lambda's front door to {@link AwaitRollout}. */
public final class AwaitRolloutHandler extends ParkingHandler {

  public AwaitRolloutHandler() {
    super("AwaitRollout", new AwaitRollout(Wiring.ofLambda().waiting()));
  }
}
