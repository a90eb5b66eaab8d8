package dev.slipway.core.verdict;

/** How many failing tasks it takes until they are a failure of the deployment. */
enum Patience {
  /** The next task will fail the same way: one is proof enough. */
  NONE,
  /** It may be chance: as many tasks as the policy allows are forgiven. */
  FOR_CHANCE,
  /** It passes by itself: only the end of the wait's time makes it a failure. */
  UNTIL_THE_LIMIT
}
