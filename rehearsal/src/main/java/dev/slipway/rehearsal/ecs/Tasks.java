package dev.slipway.rehearsal.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** The API's operations on tasks. */
final class Tasks {

  private final Clusters clusters;
  private final TaskEnd end;
  private final Names names;

  Tasks(Clusters clusters, TaskEnd end, Names names) {
    this.clusters = clusters;
    this.end = end;
    this.names = names;
  }

  /** {@code startedBy} must be the only filter beside the cluster and status (API ListTasks). */
  List<String> list(ListTasksRequest request) {
    if (request.startedBy() != null
        && Stream.of(request.serviceName(), request.family()).anyMatch(name -> name != null)) {
      throw Refusals.invalid(
          "When you specify the startedBy parameter, it must be the only filter that you use.");
    }
    DesiredStatus status =
        Optional.ofNullable(request.desiredStatus()).orElse(DesiredStatus.RUNNING);
    Cluster cluster = clusters.require(request.cluster());
    if (request.serviceName() != null
        && clusters.service(cluster, request.serviceName()).isEmpty()) {
      throw Refusals.serviceNotFound();
    }
    return all(cluster)
        .map(LocalTask::shape)
        .filter(task -> status.toString().equals(task.desiredStatus()))
        .filter(task -> matches(request.startedBy(), task.startedBy()))
        .filter(task -> matches(group(request.serviceName()), task.group()))
        .filter(task -> matches(request.family(), family(task)))
        .map(Task::taskArn)
        .toList();
  }

  DescribeTasksResponse describe(DescribeTasksRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    List<Task> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String reference : request.tasks()) {
      Optional<Task> task = find(cluster, reference).map(LocalTask::shape);
      task.ifPresent(found::add);
      if (task.isEmpty()) {
        String arn =
            names.clusterArn(cluster.clusterName()).replace(":cluster/", ":task/")
                + "/"
                + Names.last(reference);
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      }
    }
    return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
  }

  Task stop(StopTaskRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    LocalTask task =
        find(cluster, request.task())
            .orElseThrow(() -> Refusals.invalid("The referenced task was not found."));
    String reason = Optional.ofNullable(request.reason()).orElse("Task stopped by user");
    end.stop(task, TaskStopCode.USER_INITIATED, reason);
    return task.shape();
  }

  private Optional<LocalTask> find(Cluster cluster, String reference) {
    String id = Names.last(reference);
    return all(cluster).filter(task -> task.id().equals(id)).findFirst();
  }

  private Stream<LocalTask> all(Cluster cluster) {
    return clusters.services(cluster).stream().flatMap(service -> service.tasks().stream());
  }

  private static boolean matches(@Nullable String wanted, String actual) {
    return wanted == null || wanted.equals(actual);
  }

  private static @Nullable String group(@Nullable String service) {
    return service == null ? null : "service:" + Names.last(service);
  }

  private static String family(Task task) {
    return Names.last(task.taskDefinitionArn()).replaceFirst(":\\d+$", "");
  }
}
