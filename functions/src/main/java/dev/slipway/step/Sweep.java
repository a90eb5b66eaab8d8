package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Claim;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.ExecutionName;
import dev.slipway.core.Holding;
import dev.slipway.core.Proven;
import dev.slipway.core.SweepDecision;
import dev.slipway.core.SweepDecision.Deploy;
import dev.slipway.core.SweepDecision.GiveUp;
import dev.slipway.core.SweepDecision.Memory;
import dev.slipway.core.SweepDecision.Recover;
import dev.slipway.core.SweepDecision.Rest;
import dev.slipway.core.WatchWindow;
import dev.slipway.core.tell.ClaimHealth;
import dev.slipway.port.Alarms;
import dev.slipway.port.Executions;
import dev.slipway.port.Fleet;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.Ledger;
import dev.slipway.port.ServiceRecords;
import dev.slipway.step.Starts.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks after one service for what no event told of: an execution that died with the claim, a push
 * whose event was lost, an alarm that nobody heard, a service that runs what Slipway did not bring.
 * Starts an execution for it, by a name that makes it start once, and changes nothing itself.
 */
public final class Sweep {
  /** Between its verdict and its settling a bake no longer hears an alarm. */
  private static final Duration DEAF = Duration.ofSeconds(30);

  private final Sources sources;
  private final Ledger ledger;
  private final Watchfulness watchfulness;
  private final Starts starts;

  public Sweep(Sources sources) {
    this.sources = sources;
    this.ledger = sources.ledger();
    this.watchfulness = new Watchfulness(sources.fleet(), ledger);
    this.starts = new Starts(sources.executions());
  }

  /** What a sweep reads, and where it starts what it finds missing. */
  public record Sources(
      ServiceRecords records,
      ImageRegistry registry,
      Ledger ledger,
      Fleet fleet,
      Alarms alarms,
      Executions executions) {}

  /**
   * Looks after the service.
   *
   * @throws IllegalStateException when its deployment cannot be brought to an end
   */
  public SweepResult take(String service, Instant now) {
    return sources
        .records()
        .find(service)
        .map(record -> look(record, now))
        .orElseGet(() -> SweepResult.resting("Slipway is not attached to " + service + "."));
  }

  private SweepResult look(AttachedService service, Instant now) {
    Instant watchedSince = ledger.watchedSince(service.name(), now);
    Optional<Claim> claim = ledger.claimOn(service.name());
    Idle idle = new Idle(service, claim, newestProven(service), watchedSince);
    // Nothing was deployed, so nothing can have died, drifted or turned red; pushes are told of.
    if (service.isInShadow()) {
      return missedPush(idle, now);
    }
    Optional<Claim> held = claim.filter(Claim::held);
    return held.isPresent() ? underWay(held.orElseThrow(), now) : atRest(idle, now);
  }

  private Optional<Proven> newestProven(AttachedService service) {
    return ledger.proven(service.name()).stream().findFirst();
  }

  private SweepResult underWay(Claim claim, Instant now) {
    Optional<String> death = death(sources.executions().state(claim.holding().owner()));
    ClaimHealth health = ClaimHealth.of(claim, death, now);
    return switch (SweepDecision.onClaim(claim, death, now)) {
      case Rest rest -> SweepResult.resting(rest.why()).finding(health);
      case Recover recover -> recovered(recover, now).finding(health);
      case GiveUp gone -> throw givenUp(gone.claim());
      case Deploy deploy -> throw new IllegalStateException("a claim tells of no image");
    };
  }

  // An owner that ended without settling is nobody's any more, however it ended.
  private static Optional<String> death(Executions.State state) {
    return switch (state) {
      case RUNNING -> Optional.empty();
      case SUCCEEDED, FAILED -> Optional.of("FAILED");
      case TIMED_OUT, ABORTED, GONE -> Optional.of(state.name());
    };
  }

  private SweepResult recovered(Recover recover, Instant now) {
    Holding dead = recover.claim().holding();
    // It may have settled between the two looks, and then its end is no death.
    if (ledger.claimOn(dead.service()).filter(claim -> claim.isHeldBy(dead)).isEmpty()) {
      return SweepResult.resting(dead.deployment() + " has just settled.");
    }
    return starts.again(
        new Start(
            ExecutionName.of("recover", dead.deployment(), Long.toString(dead.fence())),
            new Recovery(dead.service(), dead.owner(), recover.status()),
            dead.owner() + " ended with the claim in its hand"),
        now);
  }

  private static IllegalStateException givenUp(Claim claim) {
    return new IllegalStateException(
        "%d executions of %s died with the claim; the last was %s"
            .formatted(claim.takeovers(), claim.deployment().id(), claim.holding().owner()));
  }

  /** A service that nobody deploys to. */
  private record Idle(
      AttachedService service,
      Optional<Claim> last,
      Optional<Proven> proven,
      Instant watchedSince) {

    String name() {
      return service.name();
    }

    WatchWindow window() {
      return new WatchWindow(last, proven, service.policy().watchTime());
    }

    Memory memory() {
      return new Memory(name(), last.map(Claim::order), proven, watchedSince);
    }
  }

  private SweepResult atRest(Idle idle, Instant now) {
    Optional<SweepResult> alarm = unheardAlarm(idle, now);
    if (alarm.isPresent()) {
      return alarm.orElseThrow();
    }
    if (ledger.hold(idle.name()).isPresent()) {
      return SweepResult.resting(idle.name() + " is held.");
    }
    SweepResult push = missedPush(idle, now);
    return push.started().isPresent() ? push : drift(idle).orElse(push);
  }

  private Optional<SweepResult> unheardAlarm(Idle idle, Instant now) {
    return idle.window().openAt(now).flatMap(live -> redSince(idle, live));
  }

  private Optional<SweepResult> redSince(Idle idle, Proven live) {
    return sources.alarms().red(idle.service().policy().alarms()).stream()
        .filter(alarm -> alarm.since().isAfter(live.since().minus(DEAF)))
        .findFirst()
        .map(
            alarm ->
                starts.once(
                    new Start(
                        AlarmWatch.name(live, alarm.since()),
                        new Alarmed(idle.name(), alarm.name()),
                        "nobody heard alarm " + alarm.name())))
        .filter(result -> result.started().isPresent());
  }

  private SweepResult missedPush(Idle idle, Instant now) {
    return sources
        .registry()
        .newest(idle.service().source())
        .map(image -> SweepDecision.onImage(idle.memory(), image, now))
        .map(decision -> deployed(idle, decision, now))
        .orElseGet(() -> SweepResult.resting("There is no image for " + idle.name() + "."));
  }

  private SweepResult deployed(Idle idle, SweepDecision decision, Instant now) {
    return switch (decision) {
      case Deploy deploy when ledger.hasAttempt(idle.name(), deploy.deployment()) ->
          SweepResult.resting(deploy.image().label() + " was deployed or refused already.");
      case Deploy deploy ->
          starts.again(
              new Start(
                  ExecutionName.of("sweep", deploy.deployment()),
                  new Swept(idle.name(), deploy.image().content().digest()),
                  "no event told of the push of " + deploy.image().label()),
              now);
      case Rest rest -> SweepResult.resting(rest.why());
      case Recover recover -> throw new IllegalStateException("an image tells of no claim");
      case GiveUp gone -> throw new IllegalStateException("an image tells of no claim");
    };
  }

  private Optional<SweepResult> drift(Idle idle) {
    return idle.proven()
        .flatMap(proven -> watchfulness.drift(idle.service(), proven))
        .map(
            drift ->
                starts.once(
                    new Start(
                        ExecutionName.of("drift", idle.name(), drift.revision(), drift.id()),
                        new Drifted(idle.name(), drift.taskDefinition()),
                        drift.revision() + " runs, which was not proven last")));
  }
}
