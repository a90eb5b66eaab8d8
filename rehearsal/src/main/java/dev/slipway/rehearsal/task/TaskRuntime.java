package dev.slipway.rehearsal.task;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What runs the containers of a task. No call waits for real work. */
public interface TaskRuntime {

  /**
   * Fetches the task's images.
   *
   * @return the digest per container; completes exceptionally with {@link
   *     dev.slipway.rehearsal.cloud.Images.NoSuchImage} when the registry lacks one
   */
  CompletableFuture<Map<String, String>> pull(TaskLaunch launch);

  /**
   * Starts the containers of a task whose images are there, and tells when each ends.
   *
   * @return completes when the containers are up: real processes need wall time to boot, which a
   *     fast clock would make look like a long time; completes exceptionally with {@link
   *     CannotStart} when a program cannot be started
   */
  CompletableFuture<Void> start(TaskLaunch launch, Exits exits);

  /**
   * Sends each container its stop signal, and SIGKILL when its stop timeout has passed. Containers
   * that never started or have ended are left alone.
   */
  void stop(TaskLaunch launch);

  /** Whether it makes no difference to its containers what is mounted into them. */
  default boolean ignoresVolumes() {
    return false;
  }

  /** Runs a health check's command inside the container and tells whether it passed. */
  CompletableFuture<Boolean> check(TaskLaunch launch, HealthCommand command);

  /** Hears of the end of containers, from any thread. */
  interface Exits {

    void exited(String container, ContainerEnd how);
  }
}
