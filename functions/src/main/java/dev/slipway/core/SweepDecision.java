package dev.slipway.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about what no event told of. */
public sealed interface SweepDecision {

  /** So long an event has to come by itself. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** So many executions of one deployment may die; then something is wrong with Slipway itself. */
  int MOST_TAKEOVERS = 5;

  /** The deployment that holds the claim goes on under a new execution. */
  record Recover(Claim claim, String status) implements SweepDecision {}

  /** An image whose push was missed is deployed. */
  record Deploy(String deployment, Image image) implements SweepDecision {}

  /** All is as it should be. */
  record Rest(String why) implements SweepDecision {}

  /** Starting once more would not help. */
  record GiveUp(Claim claim) implements SweepDecision {}

  /**
   * Decides over a held claim.
   *
   * @param death how its owner ended; nothing while it runs
   */
  static SweepDecision onClaim(Claim claim, Optional<String> death, Instant now) {
    String deployment = claim.deployment().id();
    if (death.isEmpty()) {
      return new Rest(deployment + " is under way.");
    }
    // An execution that has only just begun may not be shown yet.
    if (death.orElseThrow().equals("GONE") && !now.isAfter(claim.leaseUntil())) {
      return new Rest("The execution of " + deployment + " is not known yet; its lease runs on.");
    }
    return claim.takeovers() >= MOST_TAKEOVERS
        ? new GiveUp(claim)
        : new Recover(claim, death.orElseThrow());
  }

  /**
   * Decides over the newest image of a service that nobody deploys to.
   *
   * @param memory what is known of the service
   */
  static SweepDecision onImage(Memory memory, Image image, Instant now) {
    Instant pushed = image.pushedAt();
    if (pushed.isAfter(now.minus(PATIENCE))) {
      return new Rest(image.label() + " was pushed just now; its event may still come.");
    }
    if (!pushed.isAfter(memory.watchedSince())) {
      return new Rest(image.label() + " was there before Slipway.");
    }
    if (memory.newest().filter(each -> !pushed.isAfter(each.pushed())).isPresent()) {
      return new Rest("Nothing was pushed since the last deployment.");
    }
    String digest = image.content().digest();
    if (memory.proven().filter(each -> each.content().digest().equals(digest)).isPresent()) {
      return new Rest(image.label() + " is live.");
    }
    return new Deploy(Deployment.idOf(memory.service(), digest, pushed), image);
  }

  /**
   * What the ledger knows of a service.
   *
   * @param newest the order of the last deployment that held the claim
   * @param proven the newest proven revision
   * @param watchedSince pushes before that are none of ours
   */
  record Memory(
      String service, Optional<Order> newest, Optional<Proven> proven, Instant watchedSince) {}
}
