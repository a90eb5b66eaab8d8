package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates.Strictness;
import java.time.Instant;

/** What a gate says. */
sealed interface Result {

  /** Why, for people. */
  String sentence();

  Standing standing();

  /** Nothing stands in the way. */
  record Passed(String sentence) implements Result {
    @Override
    public Standing standing() {
      return Standing.PASSED;
    }
  }

  /** The gate has nothing to ask. */
  record Skipped(String sentence) implements Result {
    @Override
    public Standing standing() {
      return Standing.SKIPPED;
    }
  }

  /** It goes on, and people should know. */
  record Warned(String sentence) implements Result {
    @Override
    public Standing standing() {
      return Standing.WARNED;
    }
  }

  /** It does not go on. */
  record Refused(Cause cause) implements Result {
    @Override
    public String sentence() {
      return cause.sentence();
    }

    @Override
    public Standing standing() {
      return Standing.REFUSED;
    }
  }

  /** It goes on because a person said so. */
  record Overridden(String sentence) implements Result {
    @Override
    public Standing standing() {
      return Standing.OVERRIDDEN;
    }
  }

  /** It cannot be said yet, and will be by itself. */
  record Waiting(String fact, Instant until) implements Result {
    @Override
    public String sentence() {
      return fact + " It is waited for until " + until + ".";
    }

    @Override
    public Standing standing() {
      return Standing.WARNED;
    }
  }

  /** A person must say so first. */
  record Asked(String sentence) implements Result {
    @Override
    public Standing standing() {
      return Standing.WARNED;
    }
  }

  /** What a finding means to a service of this strictness. */
  static Result found(Cause cause, Strictness strictness) {
    return switch (strictness) {
      case IGNORE -> new Skipped("The service's record says that this is not looked at.");
      case WARN -> new Warned(cause.sentence());
      case REFUSE -> new Refused(cause);
    };
  }
}
