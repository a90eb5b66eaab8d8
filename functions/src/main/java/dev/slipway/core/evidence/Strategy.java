package dev.slipway.core.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How ECS brings a new revision to a service (ECS API, DeploymentConfiguration, read 2026-11).
 *
 * @param bake how long both revisions stay once all traffic has gone over
 * @param steps how production traffic goes over
 * @param hooks what is asked between stages
 */
public record Strategy(Kind kind, Duration bake, Steps steps, List<Hook> hooks) {

  /** Tasks are replaced one after the other within the service's percents. */
  public static final Strategy ROLLING =
      new Strategy(Kind.ROLLING, Duration.ZERO, Steps.ONE, List.of());

  /** Each stage may last so long (ECS developer guide, as above). */
  private static final Duration LONGEST_STAGE = Duration.ofHours(24);

  /** ECS API, DeploymentStrategy, read 2026-11. */
  public enum Kind {
    ROLLING("rolling update"),
    BLUE_GREEN("blue/green"),
    LINEAR("linear"),
    CANARY("canary");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As people call it. */
    public String words() {
      return words;
    }
  }

  /**
   * In how many steps production traffic goes over.
   *
   * @param rest how long each but the last is watched
   */
  public record Steps(int count, Duration rest) {
    /** All at once. */
    public static final Steps ONE = new Steps(1, Duration.ZERO);

    Duration all() {
      return rest.multipliedBy(count - 1L);
    }
  }

  /**
   * What ECS asks before it goes on.
   *
   * @param function ARN of the Lambda function; without one ECS waits for a person
   * @param stages names of the stages at which it is asked
   */
  public record Hook(Optional<String> function, List<String> stages) {

    public boolean asksAPerson() {
      return function.isEmpty();
    }
  }

  public Strategy {
    hooks = List.copyOf(hooks);
  }

  /** Whether ECS runs both revisions side by side and takes the traffic from one to the other. */
  public boolean shiftsTraffic() {
    return kind != Kind.ROLLING;
  }

  /** How long a rollout stays in the stages that wait by design; hooks come on top. */
  public Duration waits() {
    return bake.plus(steps.all());
  }

  /** How long ECS may stay in the stage without anything being wrong. */
  public Duration rest(LifecycleStage stage) {
    if (hooksAt(stage).findAny().isPresent()) {
      return LONGEST_STAGE;
    }
    return switch (stage.name()) {
      case LifecycleStage.BAKE_TIME -> bake;
      case LifecycleStage.PRODUCTION_TRAFFIC_SHIFT -> steps.rest();
      default -> Duration.ZERO;
    };
  }

  /** Whether the stage does not pass before a person says so. */
  public boolean asksAPerson(LifecycleStage stage) {
    return hooksAt(stage).anyMatch(Hook::asksAPerson);
  }

  private Stream<Hook> hooksAt(LifecycleStage stage) {
    return hooks.stream().filter(hook -> hook.stages().contains(stage.name()));
  }
}
