package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.ecs.Scheduler.Group;
import dev.slipway.rehearsal.ecs.Scheduler.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** One look of a service at itself: what is, what should be, and the next step between them. */
final class Reconciler {

  private final Room room;
  private final Health health;
  private final Deployments deployments;
  private final TaskFactory factory;
  private final TaskStart start;
  private final TaskEnd end;

  Reconciler(Room room, Deployments deployments, TaskEnd end) {
    this.room = room;
    this.health = new Health(room);
    this.deployments = deployments;
    this.factory = new TaskFactory(room);
    this.start = new TaskStart(room, end);
    this.end = end;
  }

  void reconcile(LocalService service) {
    health.observe(service);
    deployments.advance(service);
    Moves moves = plan(service);
    if (isPlaceable(service, moves)) {
      start(service, moves);
    }
    stop(service, moves);
    if (isComplete(service)) {
      deployments.complete(service);
    }
    tellWhetherSteady(service);
    tellWhetherStuck(service, moves);
    retireDeleted(service);
  }

  /** A deleted service is INACTIVE once its last task has stopped (API DeleteService). */
  private static void retireDeleted(LocalService service) {
    boolean draining = "DRAINING".equals(service.shape().status());
    if (draining && service.tasks().stream().allMatch(LocalTask::isStopped)) {
      service.shape(service.shape().toBuilder().status("INACTIVE").build());
    }
  }

  /** Revisions that stand beside each other have their tasks each for itself. */
  private Moves plan(LocalService service) {
    List<Group> groups = service.rollouts().stream().map(each -> group(service, each)).toList();
    return service.isShifting()
        ? Scheduler.planEach(service.capacity(), groups)
        : Scheduler.plan(service.capacity(), groups);
  }

  private Group group(LocalService service, Rollout rollout) {
    List<Scheduler.Member> members =
        service.tasksOf(rollout).stream()
            .filter(task -> !task.isToldToStop())
            .map(LocalTask::member)
            .toList();
    // A failed deployment that is not turned back must not take the old tasks away.
    boolean leaving =
        rollout != service.primary()
            && !service.primary().is(DeploymentRolloutState.FAILED)
            && !service.isShifting();
    return new Group(
        rollout.id(), rollout.wanted(), rollout.mayLaunch(room.lane().now()), leaving, members);
  }

  /** Says once why no task is placed, until the cause is gone (service-event-messages). */
  private boolean isPlaceable(LocalService service, Moves moves) {
    Optional<String> why =
        moves.starts().isEmpty() ? Optional.empty() : room.troubles().placement(service);
    if (!service.unplaced(why) && why.isPresent()) {
      room.announcements().service(service, Messages.notPlaced(why.get()));
      room.announcements()
          .action(service, "ERROR", "SERVICE_TASK_PLACEMENT_FAILURE", "RESOURCE:FARGATE");
    }
    return why.isEmpty();
  }

  private void start(LocalService service, Moves moves) {
    for (Rollout rollout : service.rollouts()) {
      int count = moves.starts().getOrDefault(rollout.id(), 0);
      if (count > 0) {
        start(service, rollout, count);
      }
    }
  }

  private void start(LocalService service, Rollout rollout, int count) {
    boolean replaces = service.tasksOf(rollout).stream().anyMatch(LocalTask::mustBeReplaced);
    List<String> ids = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      LocalTask task = factory.make(service, rollout);
      service.tasks().add(task);
      ids.add(task.id());
      start.begin(task);
    }
    room.announcements()
        .service(service, replaces ? Messages.replaced(ids) : Messages.started(ids));
    if (rollout.launchFailures() == service.capacity().breakerThreshold()) {
      room.announcements().service(service, Messages.IMPAIRED);
      room.announcements().action(service, "WARN", "SERVICE_TASK_START_IMPAIRED");
    }
  }

  /** The events come before the deregistration, as in real services. */
  private void stop(LocalService service, Moves moves) {
    List<LocalTask> stops =
        moves.stops().stream().flatMap(id -> service.task(id).stream()).toList();
    List<String> running = stops.stream().filter(LocalTask::isRunning).map(LocalTask::id).toList();
    int pending = stops.size() - running.size();
    stops.forEach(task -> stop(service, task));
    if (!running.isEmpty()) {
      room.announcements().service(service, Messages.stoppedRunning(running));
    }
    if (pending > 0) {
      room.announcements().service(service, Messages.stoppedPending(pending));
    }
  }

  private void stop(LocalService service, LocalTask task) {
    Rollout rollout = task.rollout();
    if (rollout != service.primary() && task.verdict().isEmpty()) {
      rollout.want(Math.max(0, rollout.wanted() - 1));
    }
    String reason = task.verdict().orElseGet(() -> Messages.scaling(service.primary().id()));
    end.stop(task, TaskStopCode.SERVICE_SCHEDULER_INITIATED, reason);
  }

  private boolean isComplete(LocalService service) {
    Rollout primary = service.primary();
    return primary.is(DeploymentRolloutState.IN_PROGRESS)
        && service.hasAllHealthy()
        && service.tasks().stream().allMatch(task -> task.rollout() == primary || task.isStopped())
        && service.current().mayComplete(room.lane().now());
  }

  private void tellWhetherSteady(LocalService service) {
    boolean steady =
        service.primary().is(DeploymentRolloutState.COMPLETED)
            && service.hasAllHealthy()
            && service.tasks().stream().noneMatch(LocalTask::isLeaving);
    if (!service.steady(steady) && steady) {
      room.announcements().service(service, Messages.STEADY);
      room.announcements().action(service, "INFO", "SERVICE_STEADY_STATE");
    }
  }

  /** For example 75 % of 2 is 2: nothing may stop, and 100 % of 2 lets nothing start. */
  private void tellWhetherStuck(LocalService service, Moves moves) {
    long living = service.tasks().stream().filter(task -> !task.isToldToStop()).count();
    boolean stuck =
        moves.isEmpty()
            && service.rollouts().size() > 1
            && !service.isShifting()
            && service.tasksOf(service.primary()).isEmpty()
            && service.primary().mayLaunch(room.lane().now())
            && service.shape().desiredCount() > 0
            && living >= service.capacity().upper();
    if (!service.stuck(stuck) && stuck) {
      room.announcements().service(service, Messages.STUCK);
    }
  }
}
