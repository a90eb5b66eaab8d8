package dev.slipway.port;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import java.time.Instant;
import java.util.Optional;

/**
 * The memory of all deployments: who may write to a service, what was proven good, what happened.
 * Every method that takes a {@link Holding} throws {@link ClaimLost} when it is no longer the
 * claim, and then has changed nothing.
 */
public interface Ledger {

  /** Claims the service for the deployment as {@link ClaimDecision#on} decides. */
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

  /** The revision to return to. */
  Optional<Proven> proven(String service);

  /** Makes the revision the proven one when there is none yet. */
  void adopt(Holding holding, Proven baseline);

  /**
   * Ends the deployment in one transaction: history, the newly proven revision if there is one, and
   * the release of the claim. Settling the same attempt again changes nothing, also when the claim
   * has gone to another since.
   */
  void settle(Holding holding, Attempt attempt, Optional<Proven> proven);

  /** Records an attempt that holds no claim. Recording it again, or otherwise, changes nothing. */
  void record(Attempt attempt);

  /** Whether this very attempt, with this ending, is in the history. */
  boolean isRecorded(Attempt attempt);
}
