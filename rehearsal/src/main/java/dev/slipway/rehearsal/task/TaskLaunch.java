package dev.slipway.rehearsal.task;

import java.net.InetAddress;
import java.util.List;

/**
 * A task to run.
 *
 * @param family of its task definition
 * @param revision of its task definition
 * @param architecture of its processors as images name it, such as {@code amd64}
 * @param address its network interface
 */
public record TaskLaunch(
    String taskArn,
    String clusterArn,
    String family,
    int revision,
    String architecture,
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
