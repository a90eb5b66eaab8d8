package dev.slipway.rehearsal.cloud;

import java.time.Duration;

/** What befalls the tasks that a service starts while it lasts; tasks that run go on running. */
public sealed interface Trouble {

  /**
   * Network interfaces come later. ECS waits for five minutes, then the task fails to start.
   *
   * @param by cloud time on top of the usual
   */
  record LateInterfaces(Duration by) implements Trouble {}

  /**
   * Images come slowly, but they come.
   *
   * @param time cloud time of each pull
   */
  record SlowPulls(Duration time) implements Trouble {}

  /**
   * Images do not come.
   *
   * @param after cloud time from the pull's start until Fargate gives up
   */
  record FailingPulls(PullFailure how, Duration after) implements Trouble {}

  /** Why a pull fails although image, rights and routes are there. */
  enum PullFailure {
    /** The layers' store does not answer in time. */
    TIMES_OUT,
    /** The pull is broken off while it waits. */
    IS_CANCELED,
    /** The registry has had too many requests. */
    IS_THROTTLED
  }

  /** Others have taken every address of the service's subnets. */
  record NoFreeAddresses() implements Trouble {}

  /** Fargate has no room in the zone. */
  record NoCapacity() implements Trouble {}

  /** The account runs as many vCPUs as it may. */
  record VcpuLimit() implements Trouble {}
}
