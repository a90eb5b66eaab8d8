package dev.slipway.rehearsal.elb;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends one health check. */
interface Probe {

  /**
   * What a health check asks for.
   *
   * @param timeout in wall time, because a real process answers it
   */
  record Question(String path, Duration timeout, StatusMatcher matcher) {}

  /** Completes with what was found, never exceptionally. */
  CompletableFuture<CheckResult> check(InetSocketAddress target, Question question);
}
