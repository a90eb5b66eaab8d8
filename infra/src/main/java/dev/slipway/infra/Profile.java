package dev.slipway.infra;

import software.amazon.awscdk.Duration;

/** How soon a deployment of the sample is judged and how gently old tasks leave. */
enum Profile {
  /** Fits most services: a slow request may take 30 seconds to finish. */
  DEFAULT(
      new Checks(Duration.seconds(10), Duration.seconds(5), Duration.seconds(30)),
      new Leaving(Duration.seconds(30), Duration.seconds(25), Duration.seconds(35)),
      java.time.Duration.ofSeconds(60)),
  /** For services that start and answer within a few seconds. */
  FAST(
      new Checks(Duration.seconds(5), Duration.seconds(2), Duration.seconds(10)),
      new Leaving(Duration.seconds(5), Duration.seconds(7), Duration.seconds(10)),
      java.time.Duration.ofSeconds(30));

  private final Checks checks;
  private final Leaving leaving;
  private final java.time.Duration bakeTime;

  /**
   * When a target counts as healthy or not.
   *
   * @param grace how long after its start a task is not stopped for failed checks
   */
  record Checks(Duration interval, Duration timeout, Duration grace) {}

  /**
   * How a task goes.
   *
   * @param deregistrationDelay how long open requests may last after the last new one
   * @param drain how long the process itself finishes requests after SIGTERM
   * @param stopTimeout from SIGTERM to SIGKILL; longer than both, so that a process that drains is
   *     never cut off
   */
  record Leaving(Duration deregistrationDelay, Duration drain, Duration stopTimeout) {}

  Profile(Checks checks, Leaving leaving, java.time.Duration bakeTime) {
    this.checks = checks;
    this.leaving = leaving;
    this.bakeTime = bakeTime;
  }

  Checks checks() {
    return checks;
  }

  Leaving leaving() {
    return leaving;
  }

  /** How long Slipway watches a new revision that ECS calls healthy. */
  java.time.Duration bakeTime() {
    return bakeTime;
  }
}
