package dev.slipway.handler;

import dev.slipway.step.AwaitBake;

/** Lambda's front door to {@link AwaitBake}. */
public final class AwaitBakeHandler extends ParkingHandler {

  public AwaitBakeHandler() {
    super("AwaitBake", new AwaitBake(Wiring.ofLambda().waiting()));
  }
}
