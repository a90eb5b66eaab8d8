package dev.slipway.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time after a success in which an alarm still turns it back.
 *
 * @param claim the present claim on the service
 * @param newest the newest proven revision
 * @param length how long the window is open
 */
public record WatchWindow(Optional<Claim> claim, Optional<Proven> newest, Duration length) {

  /** The deployment whose success is still watched at that time. */
  public Optional<Proven> openAt(Instant time) {
    return whyClosedAt(time).isPresent() ? Optional.empty() : newest;
  }

  /** Why no success is watched at that time; nothing while one is. */
  public Optional<String> whyClosedAt(Instant time) {
    if (claim.isEmpty() || newest.isEmpty()) {
      return Optional.of("Slipway has proven nothing on this service yet.");
    }
    Claim last = claim.orElseThrow();
    if (last.held()) {
      return Optional.of("The deployment " + last.deployment().id() + " is under way.");
    }
    Proven live = newest.orElseThrow();
    if (!live.by().equals(last.deployment().id())) {
      return Optional.of("The last deployment did not bring what is proven now.");
    }
    Instant end = live.since().plus(length);
    return time.isAfter(end)
        ? Optional.of("The watch of " + live.shortName() + " was over at " + end + ".")
        : Optional.empty();
  }
}
