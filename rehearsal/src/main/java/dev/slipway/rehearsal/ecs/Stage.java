package dev.slipway.rehearsal.ecs;

/**
 * The lifecycle stages of a deployment that shifts traffic, in their order. Source:
 * blue-green-deployment-how-it-works, read 2026-11. The SDK's own list is older and lacks {@link
 * #PRE_PRODUCTION_TRAFFIC_SHIFT}, so the API shows the names.
 */
enum Stage {
  /** Only when more than one revision was active: back to one. */
  RECONCILE_SERVICE,
  PRE_SCALE_UP,
  /** Green gets all its tasks, healthy beside blue's. */
  SCALE_UP,
  POST_SCALE_UP,
  TEST_TRAFFIC_SHIFT,
  POST_TEST_TRAFFIC_SHIFT,
  PRE_PRODUCTION_TRAFFIC_SHIFT,
  PRODUCTION_TRAFFIC_SHIFT,
  POST_PRODUCTION_TRAFFIC_SHIFT,
  /** Blue stays, without traffic, in case it is needed. */
  BAKE_TIME,
  /** Who has no traffic any more drains and stops. */
  CLEAN_UP;

  /** The one after it; the last is its own. */
  Stage next() {
    return this == CLEAN_UP ? this : values()[ordinal() + 1];
  }

  boolean isBefore(Stage other) {
    return ordinal() < other.ordinal();
  }
}
