package dev.slipway.rehearsal.operate.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ends of attempts, as far as a picture tells them apart. */
enum Kind {
  SUCCEEDED("succeeded", "good", List.of("SUCCEEDED")),
  ROLLED_BACK("rolled back", "back", List.of("ROLLED_BACK", "ROLLED_BACK_BY_ECS")),
  NEEDS_HUMAN("needs a human", "human", List.of("NEEDS_HUMAN")),
  REJECTED("rejected", "refused", List.of("REJECTED")),
  OTHER(
      "superseded, stopped, never started",
      "other",
      List.of("SUPERSEDED", "STOPPED", "NEVER_STARTED"));

  private final String words;
  private final String colour;
  private final List<String> verdicts;

  Kind(String words, String colour, List<String> verdicts) {
    this.words = words;
    this.colour = colour;
    this.verdicts = verdicts;
  }

  /** Empty for what changed nothing and was to change nothing. */
  static Optional<Kind> of(String verdict) {
    return Arrays.stream(values()).filter(kind -> kind.verdicts.contains(verdict)).findFirst();
  }

  String words() {
    return words;
  }

  /** The style's class for it. */
  String colour() {
    return colour;
  }
}
