package dev.slipway.core.gate;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;

import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Deployment;
import dev.slipway.core.GateResult;
import dev.slipway.core.Gates;
import dev.slipway.core.Hold;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Policy;
import dev.slipway.core.Quarantine;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Reply;
import dev.slipway.core.Standing;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Variables;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Alternate;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.ServiceState.Counts;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.gate.Circumstances.Candidate;
import dev.slipway.core.gate.Circumstances.Ground;
import dev.slipway.core.gate.Circumstances.WayBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment to which no gate objects, until the test changes something. */
final class GateScene {
  static final String GROUP =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/backend/1";

  Gates gates = Gates.DEFAULTS;
  RedAlarms redAlarms = RedAlarms.FIX_FORWARD;
  Instant now = NOON;
  Optional<ImageProfile> profile = Optional.of(new ImageProfile(List.of("linux/amd64"), Map.of()));
  Optional<ScanReport> scan = Optional.empty();
  Percents percents = Percents.DEFAULT;
  Duration gracePeriod = Duration.ofSeconds(30);
  int desired = 2;
  String platform = "linux/amd64";
  Optional<Duration> stopTimeout = Optional.of(Duration.ofSeconds(35));
  Map<String, String> environment = Map.of("LEVEL", "info");
  boolean begun;
  Strategy strategy = Strategy.ROLLING;
  Optional<Alternate> alternate = Optional.empty();
  Optional<Hold> hold = Optional.empty();
  Optional<Quarantine> quarantine = Optional.empty();
  Optional<Reply> reply = Optional.empty();
  WayBack wayBack = new WayBack(Optional.of(Samples.proven()), List.of());
  final List<Alarm> red = new ArrayList<>();
  final List<TargetGroup> groups = new ArrayList<>();
  private Deployment deployment = Samples.deployment();

  /** The deployment is asked for in this way. */
  GateScene by(Trigger trigger) {
    Deployment d = deployment;
    deployment =
        new Deployment(
            d.id(),
            d.service(),
            d.execution(),
            d.order(),
            d.image(),
            trigger,
            d.takesOver(),
            d.displaced(),
            d.asker());
    return this;
  }

  /** The deployment is forced, and a person says why. */
  GateScene override(String reason) {
    by(Trigger.FORCED);
    deployment = deployment.askedBy(new Asker(Optional.of("ada"), Optional.of(reason)));
    return this;
  }

  Circumstances circumstances() {
    AttachedService sample = Samples.service();
    Policy p = sample.policy();
    Policy policy =
        new Policy(
            p.bakeTime(),
            p.rolloutTimeout(),
            p.rollbackTimeout(),
            p.failedTasksAllowed(),
            p.firstDesiredCount(),
            p.alarms(),
            p.watchTime(),
            redAlarms,
            gates);
    return new Circumstances(
        deployment,
        new AttachedService(
            sample.name(), sample.place(), sample.source(), policy, sample.liveImageParameter()),
        now,
        new Candidate(profile, scan),
        new Ground(state(), definition(), groups, begun),
        new Standing(Optional.empty(), hold, quarantine),
        red,
        wayBack,
        reply);
  }

  private ServiceState state() {
    ServiceSettings settings =
        new ServiceSettings(
            percents,
            Network.NONE,
            gracePeriod,
            List.of(new Attachment(GROUP, "backend", 8080, alternate)),
            strategy);
    return new ServiceState(
        OLD_REVISION,
        new Counts(desired, desired),
        true,
        Optional.of(NEW_REVISION),
        Optional.empty(),
        settings,
        List.of());
  }

  private Definition definition() {
    return new Definition(
        OLD_REVISION,
        Optional.of(512),
        platform,
        List.of(
            new DefinedContainer(
                "backend",
                "image",
                true,
                Optional.empty(),
                List.of(8080),
                stopTimeout,
                new Variables(environment, Map.of()),
                Optional.empty(),
                List.of())));
  }

  Preflight preflight() {
    return Preflight.of(circumstances());
  }

  /** What the gate of this name says. */
  GateResult at(String gate) {
    return preflight().results().stream()
        .filter(each -> each.gate().equals(gate))
        .findFirst()
        .orElseThrow();
  }

  GateResult.Standing standing(String gate) {
    return at(gate).standing();
  }

  Cause refusal() {
    return preflight().refusal().orElseThrow();
  }
}
