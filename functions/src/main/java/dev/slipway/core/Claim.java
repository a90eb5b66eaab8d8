package dev.slipway.core;

import dev.slipway.core.evidence.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may write to a service, and the newest request ever claimed for it.
 *
 * @param deployment the request that holds or last held the claim
 * @param held false once that deployment has settled
 * @param leaseUntil after this, an execution that still holds the claim is taken for dead
 * @param parked the wait its owner is in
 * @param reply what a person answered to its question; survives the execution that asked
 * @param takeovers how many executions of this deployment died with the claim
 * @param progress the last that was seen of a rollout in stages
 */
public record Claim(
    Holding holding,
    Deployment deployment,
    boolean held,
    Instant leaseUntil,
    Optional<Parked> parked,
    Optional<Reply> reply,
    int takeovers,
    Optional<Progress> progress) {

  /** One whose owner has seen nothing yet. */
  public Claim(
      Holding holding,
      Deployment deployment,
      boolean held,
      Instant leaseUntil,
      Optional<Parked> parked,
      Optional<Reply> reply,
      int takeovers) {
    this(holding, deployment, held, leaseUntil, parked, reply, takeovers, Optional.empty());
  }

  /** The wait that the owner is in; none once it has settled. */
  public Optional<Parked> waiting() {
    return held ? parked : Optional.empty();
  }

  public Order order() {
    return deployment.order();
  }

  /** Whether this is the claim that the holding speaks of, and still held. */
  public boolean isHeldBy(Holding other) {
    return held && holding.equals(other);
  }
}
