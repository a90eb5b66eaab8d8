package dev.slipway.fake;

import dev.slipway.core.Place;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceDeployment.Breaker;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.ServiceState.Counts;
import dev.slipway.port.Fleet;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One service that does at once what it is told and shows what the test sets. */
public final class FakeFleet implements Fleet {
  private static final String WAY_BACK = "revision-back";

  private final List<Change> changes = new ArrayList<>();
  private final List<Integer> scalings = new ArrayList<>();
  private final List<String> stops = new ArrayList<>();
  private final List<ServiceDeployment> deployments = new ArrayList<>();
  private final Map<String, String> definitions = new HashMap<>();
  private final List<ObservedTask> tasks = new ArrayList<>();
  private boolean blind;
  private boolean stale;
  private boolean breaker;
  private Update update = Update.DONE;
  private boolean slowToShow;
  private String taskDefinition;
  private Counts counts = new Counts(2, 2);
  private boolean steady = true;
  private ServiceSettings settings = ServiceSettings.plain();
  private Instant now;
  private Optional<ServiceState> before = Optional.empty();
  private Optional<LifecycleStage> stage = Optional.empty();
  private List<String> liveGroups = List.of();

  /** The service has been steady at the revision for an hour. */
  public FakeFleet(String taskDefinition, Instant now) {
    this.taskDefinition = taskDefinition;
    this.now = now;
    deploy(now.minusSeconds(3600));
    newest(Status.SUCCESSFUL);
  }

  /** What is done from now on is done at this time. */
  public void at(Instant time) {
    now = time;
  }

  public void counts(int desired, int running) {
    counts = new Counts(desired, running);
  }

  public void settings(ServiceSettings value) {
    settings = value;
  }

  public void unsteady() {
    steady = false;
  }

  public void blind(boolean value) {
    blind = value;
  }

  /** New service deployments do not show yet. */
  public void slowToShow(boolean value) {
    slowToShow = value;
  }

  public void task(ObservedTask task) {
    tasks.add(task);
  }

  /** What becomes of an update. */
  public enum Update {
    DONE,
    /** It happens, and the caller is not told. */
    ANSWER_LOST,
    /** It does not happen, and the caller is told that it did. */
    WITHOUT_EFFECT,
    REFUSED
  }

  public void updates(Update outcome) {
    update = outcome;
  }

  /** The service is shown as it was before its last change. */
  public void stale(boolean value) {
    stale = value;
  }

  /** The newest service deployment gets this status. */
  public void newest(Status status) {
    replaceNewest(status, Optional.empty());
  }

  /** The newest service deployment is at this stage. */
  public void stage(String name, double productionPercent) {
    stage = Optional.of(new LifecycleStage(name, productionPercent));
    replaceNewest(deployments.getFirst().status(), deployments.getFirst().rollbackRevision());
  }

  /** The target groups that every service revision's tasks register with. */
  public void liveGroups(String... arns) {
    liveGroups = List.of(arns);
  }

  /** Somebody else sets the service to the revision. */
  public void foreign(String revision) {
    newest(Status.STOPPED);
    set(revision);
  }

  /** ECS's circuit breaker turns the newest service deployment back to the revision. */
  public void breaks(Status status, String revision) {
    breaker = true;
    turnsBack(status, revision);
  }

  /** ECS itself turns the newest service deployment back to the revision. */
  public void turnsBack(Status status, String revision) {
    definitions.put(WAY_BACK, revision);
    replaceNewest(status, Optional.of(WAY_BACK));
    taskDefinition = revision;
  }

  private void replaceNewest(Status status, Optional<String> wayBack) {
    ServiceDeployment old = deployments.getFirst();
    deployments.set(
        0,
        new ServiceDeployment(
            old.arn(),
            status,
            "",
            new Breaker(breaker, 0, 3),
            false,
            old.createdAt(),
            old.targetRevision(),
            old.sourceRevisions(),
            wayBack,
            stage));
  }

  private void deploy(Instant createdAt) {
    int number = deployments.size() + 1;
    List<String> sources =
        deployments.stream().limit(1).map(ServiceDeployment::targetRevision).toList();
    definitions.put("revision-" + number, taskDefinition);
    deployments.addFirst(
        new ServiceDeployment(
            "deployment-" + number,
            Status.IN_PROGRESS,
            "",
            Breaker.OFF,
            false,
            createdAt,
            "revision-" + number,
            sources,
            Optional.empty()));
  }

  @Override
  public ServiceState service(Place place) {
    look();
    return stale && before.isPresent() ? before.get() : state();
  }

  private ServiceState state() {
    ServiceDeployment newest = deployments.getFirst();
    return new ServiceState(
        taskDefinition,
        counts,
        steady,
        Optional.of(newest.arn()),
        Optional.of(newest.createdAt()),
        settings,
        List.of());
  }

  @Override
  public Optional<ServiceDeployment> deployment(String arn) {
    look();
    return deployments.stream().filter(each -> each.arn().equals(arn)).findFirst();
  }

  private void look() {
    if (blind) {
      throw new RetryableFault("throttled");
    }
  }

  @Override
  public List<ServiceDeployment> deployments(Place place) {
    return deployments.subList(slowToShow ? 1 : 0, deployments.size());
  }

  @Override
  public Optional<String> definitionOf(String serviceRevision) {
    return Optional.ofNullable(definitions.get(serviceRevision));
  }

  @Override
  public List<String> targetGroupsOf(String serviceRevision) {
    return definitions.containsKey(serviceRevision) ? liveGroups : List.of();
  }

  @Override
  public List<ObservedTask> tasks(Place place) {
    return tasks;
  }

  @Override
  public void update(Place place, Change change) {
    if (update == Update.REFUSED) {
      throw new RequestRefused("not now");
    }
    changes.add(change);
    if (update != Update.WITHOUT_EFFECT) {
      change.desired().ifPresent(desired -> counts(desired, counts.running()));
      if (change.restart() || !change.taskDefinition().equals(taskDefinition)) {
        set(change.taskDefinition());
      }
    }
    if (update == Update.ANSWER_LOST) {
      throw new RetryableFault("no answer");
    }
  }

  private void set(String revision) {
    before = Optional.of(state());
    now = now.plusSeconds(1);
    taskDefinition = revision;
    deploy(now);
  }

  /** Turns the newest service deployment back to the revision it replaces, if it is not over. */
  @Override
  public boolean stop(String serviceDeployment) {
    ServiceDeployment newest = deployments.getFirst();
    boolean stoppable =
        newest.arn().equals(serviceDeployment)
            && newest.status() == Status.IN_PROGRESS
            && !newest.sourceRevisions().isEmpty();
    if (stoppable) {
      stops.add(serviceDeployment);
      String source = newest.sourceRevisions().getFirst();
      replaceNewest(Status.ROLLBACK_REQUESTED, Optional.of(source));
      taskDefinition = Objects.requireNonNull(definitions.get(source), source);
    }
    return stoppable;
  }

  @Override
  public void scale(Place place, int desired) {
    scalings.add(desired);
  }

  public List<Change> changes() {
    return changes;
  }

  /** The service deployments that were stopped. */
  public List<String> stops() {
    return stops;
  }

  public List<Integer> scalings() {
    return scalings;
  }
}
