package dev.slipway.rehearsal.ecs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;

/**
 * How a deployment brings its revision before the users. Sources: API DeploymentConfiguration,
 * LinearConfiguration and CanaryConfiguration, read 2026-11.
 */
sealed interface Strategy {

  /** Old tasks make way for new ones behind the same target group. */
  record Rolling() implements Strategy {}

  /** Green runs beside blue in the other target group, and production traffic is shifted to it. */
  sealed interface Shifting extends Strategy {

    /** The steps in which production traffic comes to green; the last brings all of it. */
    List<Shift> shifts();
  }

  /**
   * One step of production traffic.
   *
   * @param percent that green has from then on
   * @param pause until the next step; none after the last, which the bake time follows
   */
  record Shift(double percent, Duration pause) {

    static final Shift ALL = new Shift(100, Duration.ZERO);
  }

  /** All traffic at once. */
  record BlueGreen() implements Shifting {

    @Override
    public List<Shift> shifts() {
      return List.of(Shift.ALL);
    }
  }

  /**
   * The same share at each step.
   *
   * @param stepPercent 3 to 100
   */
  record Linear(double stepPercent, Duration pause) implements Shifting {

    static final double STEP_PERCENT = 10;
    static final int STEP_BAKE_MINUTES = 6;

    @Override
    public List<Shift> shifts() {
      List<Shift> shifts = new ArrayList<>();
      for (double percent = stepPercent; percent < 100; percent += stepPercent) {
        shifts.add(new Shift(percent, pause));
      }
      shifts.add(Shift.ALL);
      return List.copyOf(shifts);
    }
  }

  /**
   * A small share first, then the rest.
   *
   * @param percent 0.1 to 100
   */
  record Canary(double percent, Duration pause) implements Shifting {

    static final double PERCENT = 5;
    static final int BAKE_MINUTES = 10;

    @Override
    public List<Shift> shifts() {
      return List.of(new Shift(percent, pause), Shift.ALL);
    }
  }

  /** The strategy a deployment configuration asks for, with AWS's defaults. */
  static Strategy of(DeploymentConfiguration configuration) {
    return switch (configuration.strategy()) {
      case ROLLING -> new Rolling();
      case BLUE_GREEN -> new BlueGreen();
      case LINEAR -> linear(Optional.ofNullable(configuration.linearConfiguration()));
      case CANARY -> canary(Optional.ofNullable(configuration.canaryConfiguration()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw Refusals.notPlayed("deployment strategy " + configuration.strategyAsString());
    };
  }

  private static Linear linear(Optional<LinearConfiguration> given) {
    return new Linear(
        given.map(LinearConfiguration::stepPercent).orElse(Linear.STEP_PERCENT),
        Duration.ofMinutes(
            given
                .map(LinearConfiguration::stepBakeTimeInMinutes)
                .orElse(Linear.STEP_BAKE_MINUTES)));
  }

  private static Canary canary(Optional<CanaryConfiguration> given) {
    return new Canary(
        given.map(CanaryConfiguration::canaryPercent).orElse(Canary.PERCENT),
        Duration.ofMinutes(
            given.map(CanaryConfiguration::canaryBakeTimeInMinutes).orElse(Canary.BAKE_MINUTES)));
  }
}
