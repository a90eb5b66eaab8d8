package dev.slipway.rehearsal.task;

import java.net.InetAddress;
import java.util.List;

/**
 * A task to run.
 *
 * @param family of its task definition
 * @param revision of its task definition
 * @param address its network interface
 */
public record TaskLaunch(
    String taskArn,
    String clusterArn,
    String family,
    int revision,
    InetAddress address,
    List<ContainerLaunch> containers) {

  public TaskLaunch {
    containers = List.copyOf(containers);
  }

  /** The last part of the ARN. */
  public String id() {
    return taskArn.substring(taskArn.lastIndexOf('/') + 1);
  }
}
