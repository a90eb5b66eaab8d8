package dev.slipway.core.verdict;

import dev.slipway.core.Cause;

/** What an observation means for the wait it was made in. */
public sealed interface Verdict {

  /** Nothing is decided yet. */
  record KeepWaiting() implements Verdict {}

  /** What was waited for is there, and proven. */
  record Healthy() implements Verdict {}

  /** It will not come. */
  record Failed(Cause cause) implements Verdict {}
}
