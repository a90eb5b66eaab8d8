package dev.slipway.port;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Deployment;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Reply;
import dev.slipway.core.evidence.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The memory of all deployments: who may write to a service, what was proven good, what happened.
 * Every method that takes a {@link Holding} throws {@link ClaimLost} when it is no longer the
 * claim, and then has changed nothing.
 */
public interface Ledger {

  /**
   * Claims the service for the deployment as {@link ClaimDecision#on} decides; claim, hold and
   * quarantine are read and the claim is written as if at one moment.
   */
  ClaimDecision claim(Deployment wish, Instant now);

  /** The present claim on the service, held or released. */
  Optional<Claim> claimOn(String service);

  /** Extends the lease, and never shortens it; the check before every write to the service. */
  void renew(Holding holding, Instant now);

  /**
   * Extends the lease and remembers the wait, replacing an earlier one. A call that comes late,
   * after one of a later {@code now}, changes nothing: its token has been replaced already.
   */
  void park(Holding holding, Parked parked, Instant now);

  /**
   * Remembers how far the rollout has come that the holder follows.
   *
   * @return whether that is news: false when just that was remembered already, or something later
   */
  boolean advance(Holding holding, Progress progress);

  /**
   * Records the answer to the question that the holder waits with. An earlier answer stays.
   *
   * @return the claim as it is then, with the answer that counts and the wait to wake
   */
  Claim reply(Holding holding, Reply reply);

  /** The revisions that were proven good and not condemned since, newest first, at most 10. */
  List<Proven> proven(String service);

  /**
   * Makes the revision the newest proven one, unless it is that already.
   *
   * @param baseline was found running steadily, or replaces a revision that is no longer active
   */
  void adopt(Holding holding, Proven baseline);

  /**
   * Puts the image in quarantine and takes its revisions off the proven ones, in one transaction.
   * Doing so again changes nothing.
   */
  void condemn(Holding holding, Quarantine quarantine);

  /** Why this digest is not deployed to the service. */
  Optional<Quarantine> quarantine(String service, String digest);

  /** Why automatic deployments to the service are stopped. */
  Optional<Hold> hold(String service);

  /** Stops automatic deployments. An earlier hold stays as it is. */
  void hold(String service, Hold hold);

  /** Lets automatic deployments begin again. */
  void release(String service);

  /**
   * Ends the deployment in one transaction: history, what follows from it, and the release of the
   * claim. Settling the same attempt again changes nothing, also when the claim has gone to another
   * since.
   */
  void settle(Holding holding, Attempt attempt, Consequence consequence);

  /**
   * What follows from an attempt besides its history.
   *
   * @param proven becomes the newest proven revision, and its image leaves quarantine
   * @param hold stops automatic deployments, unless something does so already
   */
  record Consequence(Optional<Proven> proven, Optional<Hold> hold) {

    public static Consequence none() {
      return new Consequence(Optional.empty(), Optional.empty());
    }

    public static Consequence proven(Proven proven) {
      return new Consequence(Optional.of(proven), Optional.empty());
    }
  }

  /** Records an attempt that holds no claim. Recording it again, or otherwise, changes nothing. */
  void record(Attempt attempt);

  /** Whether this very attempt, with this ending, is in the history. */
  boolean isRecorded(Attempt attempt);

  /** Whether the history's 50 newest attempts hold one of this deployment. */
  boolean hasAttempt(String service, String deployment);

  /**
   * How long those of the history's 50 newest attempts took that proved an image, from the update
   * of the service to their end, newest first.
   */
  List<Duration> rollouts(String service);

  /**
   * When pushes to the service began to be watched: the first time this was asked.
   *
   * @param now becomes that time when it was never asked before
   */
  Instant watchedSince(String service, Instant now);
}
