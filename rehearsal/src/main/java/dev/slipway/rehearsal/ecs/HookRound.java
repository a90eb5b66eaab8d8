package dev.slipway.rehearsal.ecs;

import java.util.Optional;

/** The hooks of one stage, or of one step of a traffic shift: how many still have to answer. */
final class HookRound {

  static final HookRound NONE = new HookRound(0);

  private int open;
  private Optional<String> failure = Optional.empty();

  HookRound(int hooks) {
    this.open = hooks;
  }

  void succeeded() {
    open--;
  }

  /** The first failure counts. */
  void failed(String why) {
    open--;
    failure = failure.or(() -> Optional.of(why));
  }

  Optional<String> failure() {
    return failure;
  }

  boolean hasEnded() {
    return open == 0;
  }
}
