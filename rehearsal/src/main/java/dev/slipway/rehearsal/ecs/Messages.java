package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Trouble.PullFailure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The texts of service events, rollout states and stopped tasks. Sources: service events of real
 * services, and the pages service-event-messages-list, ecs_service_deployment_events,
 * task_cannot_pull_image, resource-initialization-error, read 2026-11.
 */
final class Messages {

  static final String PLATFORM_VERSION = "1.4.0";
  static final String PLATFORM_FAMILY = "Linux";
  static final String TASKS_FAILED = "ECS deployment circuit breaker: tasks failed to start.";

  /** What a service deployment says of itself; the provider's own tests read it from AWS. */
  static final String BROKEN =
      "Service deployment rolled back because the circuit breaker threshold was exceeded.";

  /** AWS publishes no text for it. */
  static final String ASKED = "The service deployment was rolled back on request.";

  static final String ALARM_DETECTED = "ECS deployment failed: alarm detected.";

  /** AWS publishes no text for it. */
  static final String WAY_BACK_CLOSED = "Traffic could not be shifted back: ";

  /** The event's wording differs from the rollout state's. */
  static final String TASK_FAILED_EVENT = "ECS deployment circuit breaker: task failed to start.";

  static final String STEADY = "has reached a steady state.";
  static final String IMPAIRED = "is unable to consistently start tasks successfully.";
  static final String STUCK =
      "was unable to stop or start tasks during a deployment because of the service deployment"
          + " configuration. Update the minimumHealthyPercent or maximumPercent value and try"
          + " again.";
  static final String EXITED = "Essential container in task exited";
  static final String FAILED_CONTAINER_CHECKS = "Task failed container health checks";
  static final String NO_PULL_RIGHT =
      "CannotPullContainerError: The task can't pull the image. Check that the role has the"
          + " permissions to pull images from the registry.";

  static final String FAILED_TO_START = "Task failed to start";
  static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

  /** Source: re:Post, fargate-network-interface-errors, read 2026-11. */
  static final String INTERFACE_LATE =
      "Timeout waiting for network interface provisioning to complete.";

  static final String NO_CAPACITY =
      "Capacity is unavailable at this time. Please try again later or in a different availability"
          + " zone";
  static final String VCPU_LIMIT =
      "You've reached the limit on the number of vCPUs you can run concurrently";

  private Messages() {}

  static String inProgress(String deployment) {
    return "ECS deployment " + deployment + " in progress.";
  }

  static String completed(String deployment) {
    return "ECS deployment " + deployment + " completed.";
  }

  /** AWS publishes no text for it; that of targets it cannot register is like it. */
  static String trafficNotShifted(String why) {
    return "failed to shift traffic with (error " + why + ")";
  }

  /** AWS publishes no text for it. */
  static String rolledBackFor(String why) {
    return "Service deployment rolled back because " + why;
  }

  /** AWS publishes no text for it. */
  static String stageTooLong(Stage stage) {
    return "lifecycle stage " + stage + " took longer than 24 hours";
  }

  /** AWS publishes no text for it. */
  static String hookFailed(Stage stage, String function, String why) {
    return "lifecycle hook %s failed at stage %s: %s".formatted(function, stage, why);
  }

  static String started(List<String> tasks) {
    return "has started %d tasks: %s.".formatted(tasks.size(), listed(tasks));
  }

  static String replaced(List<String> tasks) {
    return started(tasks)
        + " Amazon ECS replaced %d tasks due to an unhealthy status.".formatted(tasks.size());
  }

  static String stoppedRunning(List<String> tasks) {
    return "has stopped %d running tasks: %s.".formatted(tasks.size(), listed(tasks));
  }

  static String stoppedPending(int count) {
    return "stopped %d pending tasks.".formatted(count);
  }

  static String unhealthyTarget(String task, int port, String group, String why) {
    return "(task %s) (port %d) is unhealthy in (target-group %s) due to (reason %s)."
        .formatted(task, port, group, why.replaceFirst("\\.$", ""));
  }

  static String scaling(String deployment) {
    return "Scaling activity initiated by (deployment " + deployment + ")";
  }

  static String failedTargetChecks(String group) {
    return "Task failed ELB health checks in (target-group " + group + ")";
  }

  static String noRouteToRegistry(String image) {
    String repository = image.replaceFirst("(@.*|:[^:/]*)$", "");
    return "CannotPullContainerError: The task cannot pull '"
        + image
        + "' from the Amazon ECR repository '"
        + repository
        + "'. There is a connection issue between the task and Amazon ECR. Check your task network"
        + " configuration.";
  }

  static String noRouteToLogs() {
    return "ResourceInitializationError: failed to validate logger args: The task cannot find the"
        + " Amazon CloudWatch log group defined in the task definition. There is a connection"
        + " issue between the task and Amazon CloudWatch. Check your network configuration.";
  }

  /** What the registry client says of an image that is missing, or of other processors. */
  static String noManifest(String why) {
    return "CannotPullContainerError: pull image manifest has been retried 5 time(s): " + why;
  }

  static String notPlaced(String why) {
    return "was unable to place a task. Reason: "
        + why
        + ". For more information, see the Troubleshooting section of the Amazon ECS Developer"
        + " Guide.";
  }

  /** Source: failed-to-start-error, read 2026-11. */
  static String noFreeAddress(String subnet, boolean publicAddress) {
    return "Unexpected EC2 error while attempting to Create Network Interface with public IP"
        + " assignment %s in subnet '%s': InsufficientFreeAddressesInSubnet"
            .formatted(publicAddress ? "enabled" : "disabled", subnet);
  }

  /** Source: stopped-task-error-codes, read 2026-11, and reasons of real tasks behind it. */
  static String cannotStart(String why) {
    return "CannotStartContainerError: ResourceInitializationError: failed to create new container"
        + " runtime task: failed to create shim task: OCI runtime create failed: runc create"
        + " failed: unable to start container process: "
        + why
        + ": unknown";
  }

  static String pullFails(PullFailure how, String image) {
    String repository = image.substring(image.indexOf('/') + 1).replaceFirst("(@.*|:[^:/]*)$", "");
    return switch (how) {
      case TIMES_OUT ->
          pullBroke(
              "failed to copy: httpReadSeeker: failed open: failed to do request: Get"
                  + " \"https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/"
                  + repository
                  + "\": dial tcp 52.216.0.1:443: i/o timeout");
      case IS_CANCELED ->
          "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to"
              + " resolve ref "
              + image
              + ": context canceled";
      case IS_THROTTLED ->
          "CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker:"
              + " failed open: unexpected status code "
              + image
              + ": 429 Too Many Requests - Server message: toomanyrequests: Rate exceeded";
    };
  }

  static String pullBroke(String why) {
    return "CannotPullContainerError: ref pull has been retried 1 time(s): " + why;
  }

  static String logsFailed(String why) {
    return "ResourceInitializationError: failed to initialize logging driver: failed to create"
        + " Cloudwatch log stream: "
        + why;
  }

  static String secretFailed(String arn, String why) {
    return "ResourceInitializationError: unable to pull secrets or registry auth: execution"
        + " resource retrieval failed: unable to retrieve secret from asm: service call has been"
        + " retried 1 time(s): failed to fetch secret "
        + arn
        + " from secrets manager: "
        + why;
  }

  static String parameterFailed(String why) {
    return "ResourceInitializationError: unable to pull secrets or registry auth: execution"
        + " resource retrieval failed: unable to retrieve secrets from ssm: service call has been"
        + " retried 1 time(s): "
        + why;
  }

  private static String listed(List<String> tasks) {
    return tasks.stream().map(task -> "(task " + task + ")").collect(Collectors.joining(" "));
  }
}
