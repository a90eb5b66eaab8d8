package dev.slipway.handler;

import dev.slipway.step.AwaitBake;

/** Lambda's front door to {@link AwaitBake}. */
public final class AwaitBakeHandler extends ParkingHandler {

  /** As Lambda makes it. */
  public AwaitBakeHandler() {
    this(Wiring.ofLambda());
  }

  public AwaitBakeHandler(Wiring wiring) {
    super("AwaitBake", new AwaitBake(wiring.waiting()), wiring.telling());
  }
}
