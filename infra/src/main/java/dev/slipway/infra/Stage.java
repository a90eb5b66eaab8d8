package dev.slipway.infra;

import software.amazon.awscdk.RemovalPolicy;

/** How much the sample holds on to what it owns when somebody takes it away. */
enum Stage {
  /** Everything may go with its stack. */
  TEST,
  /** Load balancers refuse to be deleted, and records of the past stay behind. */
  PRODUCTION;

  boolean isProtected() {
    return this == PRODUCTION;
  }

  /** What happens to logs and access records when their stack goes. */
  RemovalPolicy recordsOfThePast() {
    return isProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
