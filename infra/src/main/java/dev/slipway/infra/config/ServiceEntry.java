package dev.slipway.infra.config;

import dev.slipway.infra.Gates;
import dev.slipway.infra.Mode;
import dev.slipway.infra.RedAlarms;
import dev.slipway.infra.RolloutLimits;
import java.util.List;
import java.util.Optional;

/**
 * One service to attach, as the file says it.
 *
 * @param name the name under which people and events mean it
 * @param target what is deployed to
 * @param images what is deployed
 * @param watched what is looked at besides the service itself
 * @param mode whether pushes are deployed or judged only
 * @param limits how long and how much
 * @param gates what else is asked before anything moves
 */
public record ServiceEntry(
    String name,
    Target target,
    Images images,
    Watched watched,
    Mode mode,
    RolloutLimits limits,
    Gates gates) {

  /**
   * An ECS service and its task definitions.
   *
   * @param containers those that get the image; the first one is the one watched
   * @param family of the task definitions, without a revision
   * @param roles all that the task definition names
   */
  public record Target(
      Reference cluster,
      Reference service,
      List<String> containers,
      String family,
      List<Reference> roles) {

    public Target {
      containers = List.copyOf(containers);
      roles = List.copyOf(roles);
    }
  }

  /**
   * Where images come from.
   *
   * @param tagPattern which tags are deployed; {@code *} stands for any characters
   * @param live the SSM parameter that is to name the image proven good last
   */
  public record Images(Reference repository, String tagPattern, Optional<String> live) {}

  /**
   * What tells of the service's health.
   *
   * @param alarms those that turn a deployment back
   * @param redAlarms what one of them means that is red before anything moved
   * @param logGroups names of those whose last lines a diagnosis may read
   */
  public record Watched(List<Reference> alarms, RedAlarms redAlarms, List<String> logGroups) {

    public Watched {
      alarms = List.copyOf(alarms);
      logGroups = List.copyOf(logGroups);
    }
  }
}
