package dev.slipway.core.verdict;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.SERVICE_DEPLOYMENT;
import static dev.slipway.Samples.running;

import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.Progress;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceDeployment.Breaker;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.ServiceState.Counts;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.Surroundings;
import dev.slipway.core.evidence.TargetHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds observations, half a minute after noon unless told otherwise. */
final class Sight {
  private Instant now = NOON.plusSeconds(30);
  private String taskDefinition = NEW_REVISION;
  private Counts counts = new Counts(2, 2);
  private String current = SERVICE_DEPLOYMENT;
  private Status status = Status.IN_PROGRESS;
  private boolean breaker;
  private boolean ecsAlarms;
  private String reason = "as ECS says";
  private Strategy strategy = Strategy.ROLLING;
  private Optional<LifecycleStage> stage = Optional.empty();
  private Optional<Progress> before = Optional.empty();
  private final List<ObservedTask> tasks = new ArrayList<>();
  private final List<TargetHealth> targets = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();

  static Sight rolledOut() {
    return inProgress()
        .status(Status.SUCCESSFUL)
        .task(running("1", NEW_REVISION, NEW))
        .task(running("2", NEW_REVISION, NEW));
  }

  static Sight inProgress() {
    return new Sight();
  }

  Sight status(Status value) {
    status = value;
    return this;
  }

  Sight after(int seconds) {
    now = NOON.plusSeconds(seconds);
    return this;
  }

  Sight counts(int desired, int running) {
    counts = new Counts(desired, running);
    return this;
  }

  Sight setTo(String revision) {
    taskDefinition = revision;
    return this;
  }

  Sight current(String serviceDeployment) {
    current = serviceDeployment;
    return this;
  }

  Sight breaker() {
    breaker = true;
    return this;
  }

  Sight ecsAlarms() {
    ecsAlarms = true;
    return this;
  }

  Sight because(String words) {
    reason = words;
    return this;
  }

  /** ECS shifts the traffic so, and is here with it. */
  Sight at(Strategy how, String name, double productionPercent) {
    strategy = how;
    stage = Optional.of(new LifecycleStage(name, productionPercent));
    return this;
  }

  /** What is remembered is what is seen now. */
  Sight remembered() {
    before = seen().progress();
    return this;
  }

  Sight task(ObservedTask task) {
    tasks.add(task);
    return this;
  }

  Sight target(String state, String reason) {
    targets.add(new TargetHealth("10.20.0.1:8080", state, "", reason));
    return this;
  }

  Sight alarm(Instant since) {
    alarms.add(new Alarm("backend-5xx", since, "Threshold Crossed", Optional.empty()));
    return this;
  }

  Observation seen() {
    ServiceState service =
        new ServiceState(
            taskDefinition,
            counts,
            true,
            Optional.of(current),
            Optional.empty(),
            settings(),
            List.of());
    ServiceDeployment deployment =
        new ServiceDeployment(
            SERVICE_DEPLOYMENT,
            status,
            reason,
            new Breaker(breaker, 0, 3),
            ecsAlarms,
            NOON,
            "arn:rev",
            List.of(),
            Optional.empty(),
            stage);
    return new Observation(now, service, deployment, tasks, new Surroundings(targets, alarms))
        .after(before);
  }

  private ServiceSettings settings() {
    return new ServiceSettings(
        Percents.DEFAULT,
        Network.NONE,
        Duration.ZERO,
        List.of(new Attachment("arn:tg", "backend", 8080)),
        strategy);
  }
}
