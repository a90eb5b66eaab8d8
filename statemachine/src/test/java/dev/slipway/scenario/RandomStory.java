package dev.slipway.scenario;

import dev.slipway.rehearsal.task.Script;
import dev.slipway.scenario.cloud.Postman;
import dev.slipway.scenario.cloud.Route;
import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A story that a seed tells: what people push and stop, and what goes wrong on the way. */
final class RandomStory {
  private static final int MOST_PUSHES = 3;
  private static final int LONGEST_PAUSE = 200;

  /** About as many calls as two deployments make. */
  private static final int CALLS = 500;

  private static final int OF_TEN = 10;

  private final long seed;
  private final List<Push> pushes = new ArrayList<>();
  private final List<Integer> aborts = new ArrayList<>();
  private final int faulty;
  private final Fault fault;

  /** What happens to the event of a push. */
  private enum Event {
    ONCE,
    TWICE,
    NEVER,
    LATE
  }

  /**
   * A push.
   *
   * @param after seconds since the beginning
   */
  private record Push(String tag, int after, boolean good, Event event) {}

  RandomStory(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    int count = 1 + random.nextInt(MOST_PUSHES);
    int after = 0;
    for (int each = 0; each < count; each++) {
      pushes.add(push(random, "v" + (each + 2), after));
      after += 1 + random.nextInt(LONGEST_PAUSE);
    }
    if (random.nextInt(OF_TEN) < 2) {
      aborts.add(random.nextInt(LONGEST_PAUSE));
    }
    faulty = random.nextInt(CALLS);
    fault = Fault.values()[random.nextInt(Fault.values().length)];
  }

  private static Push push(Random random, String tag, int after) {
    boolean good = random.nextInt(OF_TEN) < 6;
    int luck = random.nextInt(OF_TEN);
    Event event = luck < 7 ? Event.ONCE : Event.values()[luck - 6];
    return new Push(tag, after, good, event);
  }

  Fault fault() {
    return fault;
  }

  VirtualCloud play() {
    VirtualCloud cloud = VirtualCloud.fresh(seed, Route.DIRECT).with("backend:v1");
    int before = cloud.services().wiretap.calls().size();
    cloud.faults(FaultPlan.at(before + faulty, fault));
    pushes.forEach(push -> cloud.in(Duration.ofSeconds(push.after()), () -> play(cloud, push)));
    aborts.forEach(at -> cloud.in(Duration.ofSeconds(at), () -> cloud.abort(cloud.execution())));
    return cloud.advanceUntilQuiet();
  }

  private static void play(VirtualCloud cloud, Push push) {
    switch (push.event()) {
      case ONCE -> {}
      case TWICE -> cloud.events().repeatNext(Postman.pushOf(push.tag()), 2);
      case NEVER -> cloud.events().loseNext(Postman.pushOf(push.tag()));
      case LATE -> cloud.events().delayNext(Postman.pushOf(push.tag()), Duration.ofSeconds(50));
    }
    Script script = push.good() ? Behaviour.good() : Behaviour.exitsAtStart();
    cloud.push("backend:" + push.tag(), script);
  }

  /** Whether the story may end so. */
  boolean isAllowed(Outcome end) {
    if (!end.whole() || end.kept().contains("held")) {
      return false;
    }
    boolean rests = end.live().equals(end.proven());
    if (isStopped()) {
      return goodTags().contains(end.live()) && rests;
    }
    return rests && end.live().equals(expected(end));
  }

  /** Whether somebody may have stopped an execution. */
  private boolean isStopped() {
    return !aborts.isEmpty() || fault == Fault.ABORT_AFTER;
  }

  /** The newest push if it is good; else any that was proven before. */
  private String expected(Outcome end) {
    Push newest = pushes.getLast();
    return newest.good() ? newest.tag() : goodTags().contains(end.live()) ? end.live() : "";
  }

  private List<String> goodTags() {
    List<String> tags = new ArrayList<>(List.of("v1"));
    pushes.stream().filter(Push::good).map(Push::tag).forEach(tags::add);
    return tags;
  }

  @Override
  public String toString() {
    return "seed %d: %s, stops after %s, %s at call %d"
        .formatted(seed, pushes, aborts, fault, faulty);
  }
}
