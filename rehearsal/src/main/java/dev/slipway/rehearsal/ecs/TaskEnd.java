package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.task.ContainerEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * Brings a task from wherever it is to STOPPED. One that serves traffic leaves its load balancers
 * and drains first. Sources: task-lifecycle-explanation and load-balancer-connection-draining, read
 * 2026-11; the order of the service events is that of real rollouts.
 */
final class TaskEnd {

  /** Stopped tasks stay visible for at least an hour: stopped-task-errors, read 2026-11. */
  private static final Duration VISIBLE = Duration.ofHours(1);

  private final Room room;

  TaskEnd(Room room) {
    this.room = room;
  }

  /** Somebody decided that the task stops. */
  void stop(LocalTask task, TaskStopCode code, String reason) {
    if (task.isToldToStop()) {
      return;
    }
    boolean running = task.isRunning();
    tell(task, code, reason);
    room.announcements().task(task);
    if (!running && task.launch().isEmpty()) {
      release(task);
    } else if (task.isRegistered()) {
      room.lane().after(room.timings().deregistration(), () -> drain(task));
    } else {
      halt(task);
    }
  }

  /** The task never got as far as running. */
  void failedToStart(LocalTask task, StartFailure failure) {
    tell(task, TaskStopCode.TASK_FAILED_TO_START, failure.task());
    if (!failure.container().isEmpty()) {
      task.changeContainers(each -> each.toBuilder().reason(failure.container()).build());
    }
    task.rollout().failed();
    task.rollout().launchFailed(room.lane().now());
    task.launch().ifPresent(room.cloud().runtime()::stop);
    release(task);
    room.changed().accept(task.service());
  }

  /** A container could not be started; of a task told to stop meanwhile, nobody asks why. */
  void neverStarted(LocalTask task, StartFailure failure) {
    if (task.isToldToStop()) {
      release(task);
    } else {
      failedToStart(task, failure);
    }
  }

  /** A container ended, asked or not. */
  void exited(LocalTask task, String container, ContainerEnd how) {
    task.changeContainers(each -> each.name().equals(container) ? ended(each, how) : each);
    if (!task.isToldToStop() && isEssential(task, container)) {
      collapse(task);
    }
    if (task.isIn("STOPPING") && task.hasEndedContainers()) {
      release(task);
    }
  }

  private static Container ended(Container container, ContainerEnd how) {
    Container.Builder ended = container.toBuilder().lastStatus("STOPPED").exitCode(how.exitCode());
    return how.outOfMemory() ? ended.reason(Messages.OUT_OF_MEMORY).build() : ended.build();
  }

  /** An essential container that ends by itself takes the task along, without any draining. */
  private void collapse(LocalTask task) {
    tell(task, TaskStopCode.ESSENTIAL_CONTAINER_EXITED, Messages.EXITED);
    if (!task.wasEverHealthy()) {
      task.rollout().failed();
    }
    if (task.isRegistered()) {
      room.targets().deregister(task);
    }
    halt(task);
    room.changed().accept(task.service());
  }

  private void drain(LocalTask task) {
    room.targets().deregister(task);
    room.announcements().taskSet(task, "has begun draining connections on 1 tasks.");
    become(task, "DEACTIVATING");
    awaitDrained(task);
  }

  /** ECS goes on only when the load balancer has forgotten the target. */
  private void awaitDrained(LocalTask task) {
    if (room.targets().isGone(task)) {
      halt(task);
    } else {
      room.lane().after(room.timings().reconciliation(), () -> awaitDrained(task));
    }
  }

  private void halt(LocalTask task) {
    become(task, "STOPPING");
    task.launch().ifPresent(room.cloud().runtime()::stop);
    if (task.hasEndedContainers()) {
      release(task);
    }
  }

  private void release(LocalTask task) {
    if (task.isIn("DEPROVISIONING")) {
      return;
    }
    Instant now = room.lane().now();
    task.changeContainers(each -> each.toBuilder().lastStatus("STOPPED").build());
    task.change(shape -> shape.executionStoppedAt(now));
    become(task, "DEPROVISIONING");
    room.lane().after(room.timings().release(), () -> stopped(task));
  }

  private void stopped(LocalTask task) {
    Instant now = room.lane().now();
    List<Attachment> deleted =
        task.shape().attachments().stream()
            .map(each -> each.toBuilder().status("DELETED").build())
            .toList();
    task.change(shape -> shape.stoppedAt(now).attachments(deleted));
    task.networkInterface().address().ifPresent(room.cloud().network()::releaseAddress);
    become(task, "STOPPED");
    room.changed().accept(task.service());
    room.lane().after(VISIBLE, () -> task.service().tasks().remove(task));
  }

  private void tell(LocalTask task, TaskStopCode code, String reason) {
    Instant now = room.lane().now();
    task.healthy(false);
    task.change(
        shape ->
            shape
                .desiredStatus(DesiredStatus.STOPPED.toString())
                .stopCode(code)
                .stoppedReason(reason)
                .stoppingAt(now));
  }

  private void become(LocalTask task, String lastStatus) {
    task.change(shape -> shape.lastStatus(lastStatus));
    room.announcements().task(task);
  }

  private static boolean isEssential(LocalTask task, String container) {
    return task.rollout().revision().definition().containerDefinitions().stream()
        .filter(each -> each.name().equals(container))
        .map(ContainerDefinition::essential)
        .noneMatch(Boolean.FALSE::equals);
  }
}
