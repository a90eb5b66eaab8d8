package dev.slipway.core.gate;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Deployment;
import dev.slipway.core.Gates;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Proven;
import dev.slipway.core.Reply;
import dev.slipway.core.Standing;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the gates look at.
 *
 * @param standing what the ledger holds, as far as no claim has decided over it already
 * @param redAlarms those of the service's alarms that are red
 * @param reply what a person has answered already, when an execution that asked has died
 */
public record Circumstances(
    Deployment deployment,
    AttachedService service,
    Instant now,
    Candidate candidate,
    Ground ground,
    Standing standing,
    List<Alarm> redAlarms,
    WayBack wayBack,
    Optional<Reply> reply) {

  /**
   * The image that is to come.
   *
   * @param profile nothing when the registry no longer has the image
   * @param scan nothing when no gate asks for it
   */
  public record Candidate(Optional<ImageProfile> profile, Optional<ScanReport> scan) {}

  /**
   * What it comes to.
   *
   * @param definition the revision that is cloned
   * @param groups the target groups of the service
   * @param begun whether the service is set to the image already, by an execution that died
   */
  public record Ground(
      ServiceState state, Definition definition, List<TargetGroup> groups, boolean begun) {}

  /**
   * Where a rollback would go.
   *
   * @param gone newer proven revisions that cannot be returned to, each with why, newest first
   */
  public record WayBack(Optional<Proven> target, List<String> gone) {}

  Gates policy() {
    return service.policy().gates();
  }

  boolean isForced() {
    return deployment.trigger() == Trigger.FORCED;
  }

  /** What people call the image that is to come. */
  String label() {
    return deployment.image().label();
  }

  /** How many tasks there shall be. */
  int desired() {
    return ground.state().counts().desired();
  }
}
