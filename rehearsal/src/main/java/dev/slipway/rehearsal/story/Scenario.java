package dev.slipway.rehearsal.story;

import java.util.List;

/**
 * A situation a deployment can get into, and what must come of it.
 *
 * @param name what a person calls it on the command line
 * @param tells in one line, what happens and what must come of it
 * @param steps acts and expectations, in order
 */
public record Scenario(String name, String tells, List<Step> steps) {

  public Scenario {
    steps = List.copyOf(steps);
  }

  static Scenario of(String name, String tells, Step... steps) {
    return new Scenario(name, tells, List.of(steps));
  }

  /**
   * One act or one expectation.
   *
   * @param words what a person reads when its turn comes; empty for expectations, which tell what
   *     they found
   */
  record Step(String words, Deed deed) {}

  /** What a step does. */
  @FunctionalInterface
  interface Deed {

    void play(Scene scene);
  }
}
