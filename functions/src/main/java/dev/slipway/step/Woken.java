package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Deployment;
import dev.slipway.core.Facts;
import java.util.Optional;

/**
 * What came of a look at a service.
 *
 * @param answer what the wait was answered, {@code RETURNING} when a success is turned back, {@code
 *     PARKED} when nothing came of it
 * @param waiter who waits there, if anybody does
 */
public record Woken(Answer answer, Optional<Waiter> waiter) {

  /**
   * A deployment that waits.
   *
   * @param state of the workflow in which it waits
   */
  public record Waiter(Deployment deployment, String state) {}

  /** The deployment that waits, if one does. */
  public Facts about() {
    return waiter.map(Waiter::deployment).map(Facts::of).orElseGet(Facts::of);
  }
}
