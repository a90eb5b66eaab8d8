package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.task.TaskLaunch;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** One task: what the API shows of it, and how far it is known to be healthy. */
final class LocalTask {

  private final LocalService service;
  private final Rollout rollout;
  private final Interface networkInterface;
  private Task shape;
  private @Nullable TaskLaunch launch;
  private final List<Runnable> earlyEnds = new ArrayList<>();
  private boolean registered;
  private boolean healthy;
  private boolean everHealthy;
  private @Nullable String verdict;

  /**
   * The network interface a task gets.
   *
   * @param address absent when the subnet has none left
   */
  record Interface(String subnet, Optional<InetAddress> address) {}

  LocalTask(LocalService service, Rollout rollout, Interface networkInterface, Task shape) {
    this.service = service;
    this.rollout = rollout;
    this.networkInterface = networkInterface;
    this.shape = shape;
  }

  String id() {
    return Names.last(shape.taskArn());
  }

  LocalService service() {
    return service;
  }

  Rollout rollout() {
    return rollout;
  }

  Interface networkInterface() {
    return networkInterface;
  }

  /** Its interface's address, without which it gets no further than PROVISIONING. */
  InetAddress address() {
    return networkInterface.address().orElseThrow();
  }

  Task shape() {
    return shape;
  }

  /** Every change the API shows raises the version, by which duplicate events are known. */
  void change(Consumer<Task.Builder> change) {
    shape = shape.toBuilder().applyMutation(change).version(shape.version() + 1).build();
  }

  void changeContainers(UnaryOperator<Container> change) {
    List<Container> changed = shape.containers().stream().map(change).toList();
    shape = shape.toBuilder().containers(changed).build();
  }

  boolean isIn(String lastStatus) {
    return lastStatus.equals(shape.lastStatus());
  }

  boolean isRunning() {
    return isIn("RUNNING");
  }

  /** Whether it is neither running nor on its way out. */
  boolean isPending() {
    return !isToldToStop() && !isRunning();
  }

  boolean isToldToStop() {
    return DesiredStatus.STOPPED.toString().equals(shape.desiredStatus());
  }

  boolean isStopped() {
    return isIn("STOPPED");
  }

  Optional<Instant> runningSince() {
    return Optional.ofNullable(shape.startedAt());
  }

  Optional<TaskLaunch> launch() {
    return Optional.ofNullable(launch);
  }

  void launched(TaskLaunch what) {
    launch = what;
  }

  /** Ends of containers that came before the task was shown as running. */
  List<Runnable> earlyEnds() {
    return earlyEnds;
  }

  void endedEarly(Runnable end) {
    earlyEnds.add(end);
  }

  boolean isRegistered() {
    return registered;
  }

  void registered(boolean now) {
    registered = now;
  }

  boolean isHealthy() {
    return healthy;
  }

  boolean wasEverHealthy() {
    return everHealthy;
  }

  void healthy(boolean now) {
    healthy = now;
    everHealthy |= now;
  }

  /** Why it must be replaced, once its health checks have failed. */
  Optional<String> verdict() {
    return Optional.ofNullable(verdict);
  }

  void condemn(String why) {
    verdict = why;
    healthy = false;
  }

  boolean mustBeReplaced() {
    return verdict != null && !isToldToStop();
  }

  /** Whether it is told to stop and not there yet. */
  boolean isLeaving() {
    return isToldToStop() && !isStopped();
  }

  boolean passesContainerChecks() {
    return !hasContainerChecks() || shape.healthStatus() == HealthStatus.HEALTHY;
  }

  boolean hasContainerChecks() {
    return rollout.revision().definition().containerDefinitions().stream()
        .anyMatch(container -> container.healthCheck() != null);
  }

  boolean hasEndedContainers() {
    return shape.containers().stream().allMatch(each -> "STOPPED".equals(each.lastStatus()));
  }

  Scheduler.Member member() {
    return new Scheduler.Member(id(), healthy, verdict != null);
  }
}
