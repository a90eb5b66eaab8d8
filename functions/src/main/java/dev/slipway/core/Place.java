package dev.slipway.core;

import java.util.List;

/**
 * Where a deployment goes.
 *
 * @param cluster ARN of the ECS cluster
 * @param service ARN of the ECS service
 * @param containers names of the containers that get the image, at least one; all others of the
 *     task stay as they are
 */
public record Place(String cluster, String service, List<String> containers) {

  public Place {
    containers = List.copyOf(containers);
  }

  /** A place with one container for the image. */
  public Place(String cluster, String service, String container) {
    this(cluster, service, List.of(container));
  }

  /** The container that is spoken of where one stands for all. */
  public String container() {
    return containers.getFirst();
  }
}
