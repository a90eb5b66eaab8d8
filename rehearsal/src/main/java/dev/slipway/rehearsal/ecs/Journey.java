package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.ecs.Strategy.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a deployment that shifts traffic stands: its stage, and the step within it. */
final class Journey {

  private final Rollout green;
  private final Optional<Rollout> blue;
  private final List<Shift> shifts;
  private final Duration bake;
  private Stage stage;
  private Instant since;
  private int shift;
  private boolean back;
  private HookRound hooks = HookRound.NONE;

  /**
   * From where to where.
   *
   * @param blue what serves when the deployment begins; empty for a service's first one
   */
  record Course(Rollout green, Optional<Rollout> blue, Strategy.Shifting strategy) {

    private Duration bake() {
      Integer minutes = green.revision().shape().deploymentConfiguration().bakeTimeInMinutes();
      return Duration.ofMinutes(Optional.ofNullable(minutes).orElse(0));
    }
  }

  Journey(Course course, Stage first, Instant now) {
    this.green = course.green();
    this.blue = course.blue();
    this.shifts = course.strategy().shifts();
    this.bake = course.bake();
    this.stage = first;
    this.since = now;
  }

  Rollout green() {
    return green;
  }

  Optional<Rollout> blue() {
    return blue;
  }

  Stage stage() {
    return stage;
  }

  boolean isIn(Stage other) {
    return stage == other;
  }

  /** Whether it returns to blue. */
  boolean isGoingBack() {
    return back;
  }

  /** Where traffic goes: green, on the way back blue. */
  Rollout destination() {
    return back ? blue.orElseThrow() : green;
  }

  /** Whether green should have its tasks by now. */
  boolean hasScaledUp() {
    return back || !stage.isBefore(Stage.SCALE_UP);
  }

  void enter(Stage next, Instant now) {
    stage = next;
    since = now;
    hooks = HookRound.NONE;
  }

  void turnBack() {
    back = true;
  }

  HookRound hooks() {
    return hooks;
  }

  void awaits(HookRound round) {
    hooks = round;
  }

  /** How long it has been in its stage, or in the present step of the traffic shift. */
  Duration staying(Instant now) {
    return Duration.between(since, now);
  }

  /** What the destination gets of production traffic in the present step; all on the way back. */
  Shift shift() {
    return back ? Shift.ALL : shifts.get(shift);
  }

  boolean hasNextShift() {
    return !back && shift + 1 < shifts.size();
  }

  void nextShift(Instant now) {
    shift++;
    since = now;
    hooks = HookRound.NONE;
  }

  /** How long it must stay for the users' sake: pauses between steps, and the bake time. */
  Duration pause() {
    return switch (stage) {
      case PRODUCTION_TRAFFIC_SHIFT -> shift().pause();
      case BAKE_TIME -> bake;
      case RECONCILE_SERVICE,
          PRE_SCALE_UP,
          SCALE_UP,
          POST_SCALE_UP,
          TEST_TRAFFIC_SHIFT,
          POST_TEST_TRAFFIC_SHIFT,
          PRE_PRODUCTION_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT,
          CLEAN_UP ->
          Duration.ZERO;
    };
  }
}
