package dev.slipway.rehearsal.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes deployments that shift traffic from stage to stage. Sources:
 * blue-green-deployment-how-it-works, canary-deployment, deployment-type-linear and
 * lambda-lifecycle-hooks, read 2026-11. How long a stage takes that has nothing to wait for is not
 * published: here until the service looks at itself again.
 */
final class Stages {

  /** Source: blue-green-deployment-how-it-works, read 2026-11. */
  private static final Duration LONGEST_STAGE = Duration.ofHours(24);

  private final Room room;
  private final Traffic traffic;
  private final Hooks hooks;

  Stages(Room room) {
    this.room = room;
    this.traffic = new Traffic(room.cloud());
    this.hooks = new Hooks(room);
  }

  /** Enters the first stage. */
  Optional<String> begin(LocalService service, Journey journey) {
    return enter(service, journey, journey.stage());
  }

  /**
   * Takes the next step when its time has come.
   *
   * @return why the deployment cannot go on
   */
  Optional<String> advance(LocalService service, Journey journey) {
    Optional<String> failed = journey.hooks().failure();
    if (failed.isPresent() && !journey.isGoingBack()) {
      return failed;
    }
    Duration staying = journey.staying(now());
    if (staying.compareTo(LONGEST_STAGE) >= 0 && !journey.isGoingBack()) {
      return Optional.of(Messages.stageTooLong(journey.stage()));
    }
    return mayLeave(service, journey) ? leave(service, journey) : Optional.empty();
  }

  /** Traffic returns at once to blue, unless its tasks are gone: those come first then. */
  Optional<String> turnBack(LocalService service, Journey journey) {
    boolean hasShifted = journey.green().production() > 0 || journey.green().test() > 0;
    boolean needsTasks = journey.isIn(Stage.CLEAN_UP);
    journey.turnBack();
    if (!hasShifted) {
      return enter(service, journey, Stage.CLEAN_UP);
    }
    return enter(service, journey, needsTasks ? Stage.SCALE_UP : Stage.PRODUCTION_TRAFFIC_SHIFT);
  }

  private boolean mayLeave(LocalService service, Journey journey) {
    Duration least = longer(journey.pause(), room.timings().reconciliation());
    return !journey.isIn(Stage.CLEAN_UP)
        && journey.staying(now()).compareTo(least) >= 0
        && journey.hooks().hasEnded()
        && isDone(service, journey);
  }

  private static boolean isDone(LocalService service, Journey journey) {
    return switch (journey.stage()) {
      case RECONCILE_SERVICE ->
          service.tasks().stream().noneMatch(task -> isLeftOver(task, journey));
      case SCALE_UP -> service.hasAllHealthy();
      case PRE_SCALE_UP,
          POST_SCALE_UP,
          TEST_TRAFFIC_SHIFT,
          POST_TEST_TRAFFIC_SHIFT,
          PRE_PRODUCTION_TRAFFIC_SHIFT,
          PRODUCTION_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT,
          BAKE_TIME,
          CLEAN_UP ->
          true;
    };
  }

  private static boolean isLeftOver(LocalTask task, Journey journey) {
    return !task.isStopped() && !isPart(task.rollout(), journey);
  }

  private static boolean isPart(Rollout rollout, Journey journey) {
    return rollout == journey.green() || journey.blue().filter(rollout::equals).isPresent();
  }

  private Optional<String> leave(LocalService service, Journey journey) {
    if (journey.isIn(Stage.PRODUCTION_TRAFFIC_SHIFT) && journey.hasNextShift()) {
      journey.nextShift(now());
      return shiftProduction(service, journey).or(() -> call(service, journey));
    }
    return enter(service, journey, next(journey));
  }

  /** On the way back only what was shifted is shifted again. */
  private static Stage next(Journey journey) {
    if (!journey.isGoingBack()) {
      return journey.stage().next();
    }
    return switch (journey.stage()) {
      case SCALE_UP -> Stage.PRODUCTION_TRAFFIC_SHIFT;
      case PRODUCTION_TRAFFIC_SHIFT ->
          Traffic.hasTestRule(journey.green()) ? Stage.TEST_TRAFFIC_SHIFT : Stage.CLEAN_UP;
      case RECONCILE_SERVICE,
          PRE_SCALE_UP,
          POST_SCALE_UP,
          TEST_TRAFFIC_SHIFT,
          POST_TEST_TRAFFIC_SHIFT,
          PRE_PRODUCTION_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT,
          BAKE_TIME,
          CLEAN_UP ->
          Stage.CLEAN_UP;
    };
  }

  private Optional<String> enter(LocalService service, Journey journey, Stage stage) {
    journey.enter(stage, now());
    room.announcements().stage(service, journey);
    room.lane().after(longer(journey.pause(), step()), () -> room.changed().accept(service));
    return act(service, journey).or(() -> call(service, journey));
  }

  /** What a stage does beside waiting. */
  private Optional<String> act(LocalService service, Journey journey) {
    return switch (journey.stage()) {
      case RECONCILE_SERVICE -> reconcile(service, journey);
      case TEST_TRAFFIC_SHIFT -> shiftTest(service, journey);
      case PRODUCTION_TRAFFIC_SHIFT -> shiftProduction(service, journey);
      case CLEAN_UP -> cleanUp(service, journey);
      case PRE_SCALE_UP,
          SCALE_UP,
          POST_SCALE_UP,
          POST_TEST_TRAFFIC_SHIFT,
          PRE_PRODUCTION_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT,
          BAKE_TIME ->
          Optional.empty();
    };
  }

  /** Back to one revision: what most of the users see stays, and gets all of them. */
  private Optional<String> reconcile(LocalService service, Journey journey) {
    service.rollouts().stream()
        .filter(rollout -> !isPart(rollout, journey))
        .forEach(rollout -> rollout.want(0));
    return journey.blue().flatMap(blue -> share(service, journey, blue));
  }

  private Optional<String> shiftTest(LocalService service, Journey journey) {
    if (!Traffic.hasTestRule(journey.green())) {
      return Optional.empty();
    }
    Optional<String> refusal = told(service, traffic.test(journey.destination()));
    if (refusal.isEmpty()) {
      service.rollouts().forEach(rollout -> rollout.test(0));
      journey.destination().test(100);
    }
    return refusal;
  }

  private Optional<String> shiftProduction(LocalService service, Journey journey) {
    return share(service, journey, journey.destination());
  }

  /** What the destination does not get stays with blue. */
  private Optional<String> share(LocalService service, Journey journey, Rollout to) {
    double percent = to == journey.green() ? journey.shift().percent() : 100;
    Optional<String> refusal = told(service, traffic.production(to, percent));
    if (refusal.isEmpty()) {
      service.rollouts().forEach(rollout -> rollout.production(0));
      journey.blue().ifPresent(blue -> blue.production(100 - percent));
      to.production(percent);
    }
    return refusal;
  }

  private Optional<String> told(LocalService service, Optional<String> refusal) {
    refusal
        .map(Messages::trafficNotShifted)
        .ifPresent(message -> room.announcements().service(service, message));
    return refusal;
  }

  private static Optional<String> cleanUp(LocalService service, Journey journey) {
    service.rollouts().stream()
        .filter(rollout -> rollout != journey.destination())
        .forEach(rollout -> rollout.want(0));
    return Optional.empty();
  }

  private Optional<String> call(LocalService service, Journey journey) {
    journey.awaits(hooks.call(service, journey));
    return Optional.empty();
  }

  private Duration step() {
    return room.timings().reconciliation();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private Instant now() {
    return room.lane().now();
  }
}
