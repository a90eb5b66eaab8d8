package dev.slipway.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** How much the sample holds on to what it owns when somebody takes it away. */
enum Stage {
  /** Everything may go with its stack. */
  TEST,
  /** Load balancers refuse to be deleted, and records of the past stay behind. */
  PRODUCTION;

  boolean isProtected() {
    return this == PRODUCTION;
  }

  /** How long log groups keep what was written. */
  RetentionDays logRetention() {
    return isProtected() ? RetentionDays.ONE_YEAR : RetentionDays.ONE_MONTH;
  }

  /** What happens to log groups when their stack goes. */
  RemovalPolicy recordsOfThePast() {
    return isProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
