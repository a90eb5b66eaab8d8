package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.cloud.Trouble;
import dev.slipway.rehearsal.task.ContainerEnd;
import dev.slipway.rehearsal.task.TaskLaunch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.Container;

/**
 * Brings a task from PROVISIONING to RUNNING and into its load balancers. Source:
 * task-lifecycle-explanation, read 2026-11.
 */
final class TaskStart {

  private final Room room;
  private final TaskEnd end;
  private final Preflight preflight;
  private final Launches launches;
  private final ContainerChecks checks;

  TaskStart(Room room, TaskEnd end) {
    this.room = room;
    this.end = end;
    this.preflight = new Preflight(room.cloud());
    this.launches = new Launches(room.cloud());
    this.checks = new ContainerChecks(room);
  }

  void begin(LocalTask task) {
    room.announcements().task(task);
    Duration needed = room.timings().networkInterface().plus(delay(task));
    Duration latest = room.timings().latestInterface();
    if (task.networkInterface().address().isEmpty()) {
      then(room.timings().networkInterface(), task, () -> withoutAddress(task));
    } else if (needed.compareTo(latest) > 0) {
      StartFailure late = StartFailure.ofTask(Messages.INTERFACE_LATE);
      then(latest, task, () -> end.failedToStart(task, late));
    } else {
      then(needed, task, () -> attached(task));
    }
  }

  private Duration delay(LocalTask task) {
    return trouble(task, Trouble.LateInterfaces.class)
        .map(Trouble.LateInterfaces::by)
        .orElse(Duration.ZERO);
  }

  private void withoutAddress(LocalTask task) {
    String reason =
        Messages.noFreeAddress(
            task.networkInterface().subnet(), task.rollout().revision().isPublic());
    end.failedToStart(task, StartFailure.ofTask(reason));
  }

  private void attached(LocalTask task) {
    Instant now = room.lane().now();
    task.change(
        shape ->
            shape
                .lastStatus("PENDING")
                .connectivity(Connectivity.CONNECTED)
                .connectivityAt(now)
                .attachments(attachments(task, "ATTACHED")));
    room.announcements().task(task);
    then(room.timings().beforePull(), task, () -> pull(task));
  }

  private void pull(LocalTask task) {
    Instant now = room.lane().now();
    task.change(shape -> shape.lastStatus("ACTIVATING").pullStartedAt(now));
    room.announcements().task(task);
    Optional<Preflight.Obstacle> obstacle = preflight.obstacle(task.rollout().revision());
    if (obstacle.isPresent()) {
      room.announcements().explain(task, obstacle.get().explanation());
      failAfterRetries(task, obstacle.get().reason());
      return;
    }
    TaskLaunch launch = launches.of(task);
    Optional<Trouble.FailingPulls> failing = trouble(task, Trouble.FailingPulls.class);
    if (failing.isPresent()) {
      String image = launch.containers().getFirst().image();
      StartFailure failure = StartFailure.ofImages(Messages.pullFails(failing.get().how(), image));
      then(failing.get().after(), task, () -> end.failedToStart(task, failure));
      return;
    }
    room.cloud()
        .runtime()
        .pull(launch)
        .whenComplete(
            (digests, failure) ->
                room.lane().soon(() -> pulled(task, launch, new Pulled(digests, failure))));
  }

  private void pulled(LocalTask task, TaskLaunch launch, Pulled pulled) {
    if (task.isToldToStop()) {
      return;
    }
    if (pulled.failure() != null) {
      failAfterRetries(task, reason(pulled.failure()));
      return;
    }
    task.rollout().digests().putAll(pulled.digests());
    Duration time =
        trouble(task, Trouble.SlowPulls.class)
            .map(Trouble.SlowPulls::time)
            .orElse(room.timings().pull());
    then(rest(task, time), task, () -> create(task, launch, pulled));
  }

  private void create(LocalTask task, TaskLaunch launch, Pulled pulled) {
    Instant now = room.lane().now();
    task.change(shape -> shape.pullStoppedAt(now));
    task.changeContainers(each -> withDigest(each, pulled.digests()));
    then(room.timings().containers(), task, () -> run(task, launch));
  }

  private void run(LocalTask task, TaskLaunch launch) {
    task.launched(launch);
    room.cloud()
        .runtime()
        .start(launch, (name, how) -> room.lane().soon(() -> exited(task, name, how)))
        .whenComplete((up, broke) -> room.lane().soon(() -> started(task, launch, broke)));
  }

  /** An end that comes before the start was told is told after it. */
  private void exited(LocalTask task, String container, ContainerEnd how) {
    if (task.isPending()) {
      task.endedEarly(() -> end.exited(task, container, how));
    } else {
      end.exited(task, container, how);
    }
  }

  private void started(LocalTask task, TaskLaunch launch, @Nullable Throwable broke) {
    if (broke != null) {
      String why = String.valueOf(unwrapped(broke).getMessage());
      end.neverStarted(task, StartFailure.ofContainers(Messages.cannotStart(why)));
    } else if (!task.isToldToStop()) {
      becomeRunning(task);
      checks.begin(task, launch);
    }
    task.earlyEnds().forEach(Runnable::run);
    room.changed().accept(task.service());
  }

  private void becomeRunning(LocalTask task) {
    Instant now = room.lane().now();
    task.changeContainers(each -> each.toBuilder().lastStatus("RUNNING").build());
    task.change(shape -> shape.lastStatus("RUNNING").startedAt(now));
    room.announcements().task(task);
    if (!task.rollout().revision().loadBalancers().isEmpty()) {
      then(room.timings().registration(), task, () -> register(task));
    }
  }

  private void register(LocalTask task) {
    room.targets().register(task);
    room.changed().accept(task.service());
  }

  /** Fargate tries a pull again and again before it gives up. */
  private void failAfterRetries(LocalTask task, String reason) {
    StartFailure failure = StartFailure.ofImages(reason);
    then(rest(task, room.timings().pullRetries()), task, () -> end.failedToStart(task, failure));
  }

  private Duration rest(LocalTask task, Duration whole) {
    Duration passed = Duration.between(task.shape().pullStartedAt(), room.lane().now());
    Duration rest = whole.minus(passed);
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** The next moment of a task's life; there is none once it is told to stop. */
  private void then(Duration wait, LocalTask task, Runnable moment) {
    room.lane()
        .after(
            wait,
            () -> {
              if (!task.isToldToStop()) {
                moment.run();
              }
            });
  }

  private static String reason(Throwable failure) {
    return unwrapped(failure) instanceof NoSuchImage missing
        ? Messages.noManifest(String.valueOf(missing.getMessage()))
        : Messages.pullBroke(String.valueOf(unwrapped(failure)));
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private <T extends Trouble> Optional<T> trouble(LocalTask task, Class<T> kind) {
    return room.troubles().of(task.service(), kind);
  }

  private static Container withDigest(Container container, Map<String, String> digests) {
    return container.toBuilder().imageDigest(digests.get(container.name())).build();
  }

  private static List<Attachment> attachments(LocalTask task, String status) {
    return task.shape().attachments().stream()
        .map(each -> each.toBuilder().status(status).build())
        .toList();
  }

  private record Pulled(Map<String, String> digests, @Nullable Throwable failure) {}
}
