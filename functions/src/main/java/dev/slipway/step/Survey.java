package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Deployment;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Proven;
import dev.slipway.core.Reply;
import dev.slipway.core.Standing;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.gate.Circumstances;
import dev.slipway.core.gate.Circumstances.Candidate;
import dev.slipway.core.gate.Circumstances.Ground;
import dev.slipway.core.gate.Circumstances.WayBack;
import dev.slipway.port.Alarms;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.Ledger;
import dev.slipway.port.LoadBalancers;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.step.WaysBack.Use;
import dev.slipway.step.WaysBack.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads all that the gates look at, and nothing that no gate asks for. */
final class Survey {
  private final TaskDefinitions definitions;
  private final ImageRegistry registry;
  private final Alarms alarms;
  private final LoadBalancers loadBalancers;
  private final Ledger ledger;
  private final WaysBack waysBack;

  Survey(Plan.Sources sources) {
    definitions = sources.definitions();
    registry = sources.registry();
    alarms = sources.alarms();
    loadBalancers = sources.loadBalancers();
    ledger = sources.ledger();
    waysBack = new WaysBack(definitions, registry);
  }

  Circumstances of(Situation situation) {
    AttachedService service = situation.service();
    Definition definition = definitions.details(situation.current().arn());
    return new Circumstances(
        situation.deployment(),
        service,
        situation.turn().now(),
        candidate(situation, definition.platform()),
        new Ground(situation.state(), definition, groups(situation), situation.hasBegun()),
        standing(situation),
        alarms.red(service.policy().alarms()),
        wayBack(situation),
        situation.turn().facts().find(Reply.class));
  }

  private Candidate candidate(Situation situation, String platform) {
    String repository = situation.service().source().repository();
    Optional<ImageProfile> profile = registry.profile(repository, situation.content(), platform);
    boolean scanned = situation.service().policy().gates().scan().isPresent();
    Optional<ScanReport> scan =
        scanned && profile.isPresent()
            ? Optional.of(registry.scan(repository, situation.content(), platform))
            : Optional.empty();
    return new Candidate(profile, scan);
  }

  private List<TargetGroup> groups(Situation situation) {
    return situation.service().policy().gates().riskySettings() == Strictness.IGNORE
        ? List.of()
        : loadBalancers.groups(situation.state().targetGroups());
  }

  // Over a claimed deployment the ledger has decided already; only what was forced open is told.
  private Standing standing(Situation situation) {
    Deployment deployment = situation.deployment();
    String service = deployment.service();
    boolean foreseen = situation.isOnlyForeseen();
    return new Standing(
        foreseen ? ledger.claimOn(service) : Optional.empty(),
        foreseen ? ledger.hold(service) : Optional.empty(),
        foreseen || situation.isForced()
            ? ledger.quarantine(service, situation.content().digest())
            : Optional.empty());
  }

  /** The newest way back from the image that is to come, and those passed over for it. */
  private WayBack wayBack(Situation situation) {
    List<String> gone = new ArrayList<>();
    for (Proven proven : situation.proven()) {
      if (!proven.content().digest().equals(situation.content().digest())) {
        Way way = waysBack.to(proven, situation.turn().facts());
        if (way.use() != Use.GONE) {
          return new WayBack(Optional.of(way.to()), List.copyOf(gone));
        }
        gone.add(way.told());
      }
    }
    return new WayBack(Optional.empty(), List.copyOf(gone));
  }
}
