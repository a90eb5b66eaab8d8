package dev.slipway.scenario;

import java.time.Duration;
import java.util.Set;

/** The deployments that are disturbed at each of their calls. */
enum Story {
  GOOD {
    @Override
    void play(VirtualCloud cloud) {
      cloud.push("backend:v2").advanceUntilQuiet();
    }

    @Override
    Set<Outcome> allowed() {
      return Set.of(
          new Outcome("v2", true, "v2", Set.of("v1 SUCCEEDED", "v2 SUCCEEDED")),
          turnedBack("STOPPED"),
          turnedBack("REJECTED"),
          turnedBack("ROLLED_BACK"));
    }
  },
  FAILING {
    @Override
    void play(VirtualCloud cloud) {
      cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    }

    @Override
    Set<Outcome> allowed() {
      return Set.of(
          turnedBack("ROLLED_BACK"),
          turnedBack("ROLLED_BACK_BY_ECS"),
          turnedBack("STOPPED"),
          turnedBack("REJECTED"));
    }
  },
  SUPERSEDED {
    @Override
    void play(VirtualCloud cloud) {
      cloud
          .push("backend:v2")
          .in(Duration.ofSeconds(1), () -> cloud.push("backend:v3"))
          .advanceUntilQuiet();
    }

    @Override
    Set<Outcome> allowed() {
      return Set.of(
          newest("v2 SUPERSEDED", "v3 SUCCEEDED"),
          newest("v3 SUCCEEDED"),
          newest("v2 REJECTED", "v3 SUCCEEDED"));
    }
  };

  /** Plays it to its rest. */
  abstract void play(VirtualCloud cloud);

  /** What it may come to when something goes wrong on the way. */
  abstract Set<Outcome> allowed();

  private static Outcome turnedBack(String end) {
    return new Outcome("v1", true, "v1", Set.of("v1 SUCCEEDED", "v2 " + end));
  }

  private static Outcome newest(String... ends) {
    Set<String> all = new java.util.HashSet<>(Set.of(ends));
    all.add("v1 SUCCEEDED");
    return new Outcome("v3", true, "v3", all);
  }
}
