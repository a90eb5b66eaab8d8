package dev.slipway.handler;

import dev.slipway.step.Diagnose;

/** Lambda's front door to {@link Diagnose}. */
public final class DiagnoseHandler extends StepHandler {

  /** As Lambda makes it. */
  public DiagnoseHandler() {
    this(Wiring.hurried());
  }

  public DiagnoseHandler(Wiring wiring) {
    super("Diagnose", wiring.diagnose(), wiring.telling());
  }
}
