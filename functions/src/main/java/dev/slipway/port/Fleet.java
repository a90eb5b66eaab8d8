package dev.slipway.port;

import dev.slipway.core.Place;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceState;
import java.util.List;
import java.util.Optional;

/** The services that run containers. */
public interface Fleet {

  /**
   * The service as it is.
   *
   * @throws RequestRefused when there is no such service
   */
  ServiceState service(Place place);

  /** The service deployment with this ARN. */
  Optional<ServiceDeployment> deployment(String arn);

  /** The service's recent service deployments, newest first. */
  List<ServiceDeployment> deployments(Place place);

  /** ARN of the task definition revision that the service revision runs. */
  Optional<String> definitionOf(String serviceRevision);

  /**
   * ARNs of the target groups that the service revision's tasks register with; none when ECS has
   * not resolved them.
   */
  List<String> targetGroupsOf(String serviceRevision);

  /** Running tasks, and the stopped ones that are still remembered. */
  List<ObservedTask> tasks(Place place);

  /**
   * Sets the service to the revision with everything else as it is; starts a service deployment.
   */
  void update(Place place, Change change);

  /**
   * Stops the service deployment, so that ECS returns to the revision before it.
   *
   * @return false when there is nothing left to stop
   */
  boolean stop(String serviceDeployment);

  /** Sets the desired count alone. */
  void scale(Place place, int desired);

  /**
   * An update of a service.
   *
   * @param taskDefinition ARN of the revision to run
   * @param desired desired count to set; unset keeps the count
   * @param restart whether tasks are replaced also when the revision is the one that is set
   */
  record Change(String taskDefinition, Optional<Integer> desired, boolean restart) {

    /** Sets the revision and nothing else. */
    public static Change to(String taskDefinition) {
      return new Change(taskDefinition, Optional.empty(), false);
    }
  }
}
