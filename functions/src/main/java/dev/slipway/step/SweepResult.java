package dev.slipway.step;

import dev.slipway.core.tell.ClaimHealth;
import java.util.Optional;

/**
 * What a sweep did.
 *
 * @param started name of the execution it started
 * @param sentence why it did that, or nothing
 * @param claim what it found of the claim
 */
public record SweepResult(Optional<String> started, String sentence, ClaimHealth claim) {

  static SweepResult resting(String why) {
    return new SweepResult(Optional.empty(), why, ClaimHealth.SOUND);
  }

  static SweepResult started(String name, String why) {
    return new SweepResult(
        Optional.of(name), "Started " + name + ": " + why + ".", ClaimHealth.SOUND);
  }

  SweepResult finding(ClaimHealth found) {
    return new SweepResult(started, sentence, found);
  }
}
