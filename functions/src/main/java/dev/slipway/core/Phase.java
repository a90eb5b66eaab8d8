package dev.slipway.core;

/** The waits of a deployment. */
public enum Phase {
  ROLLOUT("AwaitRollout"),
  BAKE("AwaitBake"),
  ROLLBACK("AwaitRollback");

  private final String state;

  Phase(String state) {
    this.state = state;
  }

  /** The workflow's state that waits. */
  public String state() {
    return state;
  }
}
