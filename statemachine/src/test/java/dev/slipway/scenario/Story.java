package dev.slipway.scenario;

import dev.slipway.scenario.fault.Fault;
import java.time.Duration;
import java.util.List;

/** The deployments that are disturbed at each of their calls. */
enum Story {
  /** A push whose tasks are good. */
  GOOD {
    @Override
    void play(VirtualCloud cloud) {
      cloud.push("backend:v2").advanceUntilQuiet();
    }

    @Override
    List<Allowed> allowed(Fault fault) {
      return fault == Fault.ABORT_AFTER ? List.of(stopped("v1", "v2 STOPPED")) : List.of();
    }
  },
  /** A push whose tasks exit as they start, turned back. */
  FAILING {
    @Override
    void play(VirtualCloud cloud) {
      cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    }

    @Override
    List<Allowed> allowed(Fault fault) {
      return switch (fault) {
        case ABORT_AFTER -> List.of(stopped("v1", "v2 STOPPED"));
        case DIE_BEFORE, DIE_AFTER, TIME_OUT_AFTER ->
            List.of(
                new Allowed(
                    new Outcome(
                        "v1",
                        true,
                        "v1",
                        List.of("v2 in quarantine"),
                        List.of("v2 ROLLED_BACK_BY_ECS")),
                    "While nobody looked, ECS's circuit breaker brought the proven revision"
                        + " back."));
        case FAIL_BEFORE, FAIL_AFTER, TWICE, STALE -> List.of();
      };
    }
  },
  /** A good push a second before another, which takes over. */
  SUPERSEDED {
    @Override
    void play(VirtualCloud cloud) {
      cloud
          .push("backend:v2")
          .in(Duration.ofSeconds(1), () -> cloud.push("backend:v3"))
          .advanceUntilQuiet();
    }

    @Override
    List<Allowed> allowed(Fault fault) {
      return switch (fault) {
        case ABORT_AFTER ->
            List.of(
                OLDER_DIED,
                OLDER_STOPPED,
                NEWER_SWEPT,
                stopped("v1", "v2 SUPERSEDED", "v3 STOPPED"));
        case TIME_OUT_AFTER -> List.of(OLDER_DIED, NEWER_SWEPT);
        case FAIL_BEFORE, FAIL_AFTER, TWICE, STALE, DIE_BEFORE, DIE_AFTER -> List.of();
      };
    }
  };

  private static final Allowed OLDER_DIED =
      new Allowed(
          serving("v3", "v3 SUCCEEDED"),
          "The older push's execution died, and the newer push took over before anybody"
              + " recovered it: no end of it is told.");

  private static final Allowed OLDER_STOPPED =
      new Allowed(
          serving("v3", "v2 STOPPED", "v3 SUCCEEDED"),
          "A person stopped the older push; the newer one came after that was told.");

  private static final Allowed NEWER_SWEPT =
      new Allowed(
          serving("v3", "v2 SUCCEEDED", "v3 SUCCEEDED"),
          "The newer push's execution died before it claimed, and a sweep brought its image"
              + " after the older had succeeded.");

  /** An end that a disturbed run may come to although the undisturbed one does not. */
  record Allowed(Outcome outcome, String why) {}

  /** Plays it to its rest. */
  abstract void play(VirtualCloud cloud);

  /** The ends besides the undisturbed one that such a fault may lead to. */
  abstract List<Allowed> allowed(Fault fault);

  private static Allowed stopped(String live, String... ends) {
    return new Allowed(
        serving(live, ends), "A person stopped the deployment, so the proven revision serves.");
  }

  private static Outcome serving(String live, String... ends) {
    return new Outcome(live, true, live, List.of(), List.of(ends));
  }
}
