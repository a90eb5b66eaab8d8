package dev.slipway.rehearsal.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One scenario while it is played: what its steps have done so far, under the names they gave it.
 */
final class Scene {

  static final String SERVICE = "backend";

  private static final Duration LOOK = Duration.ofMillis(50);

  private final House house;
  private final Duration patience;
  private final String name;
  private final PrintStream out;
  private final Instant start;
  private final Map<String, Pushed> images = new HashMap<>();
  private final Map<String, Predicate<Run>> runs = new LinkedHashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private final List<Boolean> held = new ArrayList<>();
  private final List<Timing> timings = new ArrayList<>();
  private boolean forgiving;

  /** An image that was pushed. */
  record Pushed(String tag, String digest, Instant at) {}

  /** Ends a scenario early: what it waits for did not come. */
  static final class CutShort extends RuntimeException {

    private static final long serialVersionUID = 1;

    CutShort(String why) {
      super(why);
    }
  }

  Scene(House house, String name, PrintStream out) {
    this.house = house;
    this.patience = house.patience();
    this.name = name;
    this.out = out;
    this.start = house.stage().now();
  }

  Stage stage() {
    return house.stage();
  }

  Workflow workflow() {
    return house.workflow();
  }

  Console console() {
    return house.console();
  }

  Weather weather() {
    return house.weather();
  }

  Configuration configuration() {
    return house.configuration();
  }

  Infrastructure infrastructure() {
    return house.infrastructure();
  }

  Stopwatch stopwatch() {
    return house.stopwatch();
  }

  String name() {
    return name;
  }

  Instant start() {
    return start;
  }

  /** Builds and pushes an image under a tag of this scenario's own. */
  void push(String image, Picture picture) {
    String tag = name + "-" + image;
    Act act = new Act(image, SERVICE, tag, picture, Expectation.NONE);
    Instant at = stage().now();
    images.put(image, new Pushed(tag, stage().push(act), at));
    follow(image, run -> run.isOfPush(act.repository(), tag));
  }

  Pushed pushed(String image) {
    return Optional.ofNullable(images.get(image))
        .orElseThrow(() -> new IllegalArgumentException("no image " + image + " was pushed"));
  }

  /** From now on, this name means the first execution of this scenario that fits. */
  void follow(String deployment, Predicate<Run> which) {
    runs.put(deployment, which);
  }

  /** The execution of that name, once it has begun. */
  Run run(String deployment) {
    Predicate<Run> which = runs.get(deployment);
    if (which == null) {
      throw new IllegalArgumentException("no deployment is called " + deployment);
    }
    return await("an execution of " + deployment, () -> first(which));
  }

  private Optional<Run> first(Predicate<Run> which) {
    return begun().stream().filter(which).findFirst();
  }

  /** Executions that began in this scenario, oldest first. */
  List<Run> begun() {
    return workflow().runs().stream().filter(run -> !run.started().isBefore(start)).toList();
  }

  /** How it ended; of an image that a sweep was first to find, how the sweep's ended. */
  Ending ending(String deployment) {
    Ending ending = ending(deployment, run(deployment));
    return Optional.ofNullable(images.get(deployment))
        .filter(image -> ending.isOfNothing())
        .flatMap(image -> first(run -> run.isOfSweep(image.digest())))
        .map(sweep -> ending(deployment, sweep))
        .orElse(ending);
  }

  private Ending ending(String deployment, Run run) {
    return await("the end of " + deployment, () -> workflow().ending(run.arn()));
  }

  /** Remembers a fact for a later step. */
  void note(String key, String fact) {
    notes.put(key, fact);
  }

  String noted(String key) {
    return notes.getOrDefault(key, "");
  }

  void await(String what, BooleanSupplier holds) {
    await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  private <T> T await(String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    throw new CutShort("waited %d s for %s, in vain".formatted(patience.toSeconds(), what));
  }

  /** Notes whether an expectation was met, and tells so. */
  void expect(boolean met, String what) {
    held.add(met);
    out.println("   " + (met ? "✓ " : "✗ ") + what);
  }

  /** Failed requests are what this scenario shows. */
  void forgiveFailedRequests() {
    forgiving = true;
  }

  boolean forgivesFailedRequests() {
    return forgiving;
  }

  void timed(Timing timing) {
    timings.add(timing);
  }

  /** What ECS alone needed for what was timed last. */
  void timedAlone(Timing.Alone alone) {
    Timing timing = timings.removeLast().besides(alone);
    timings.add(timing);
    tell(
        "ECS alone began its rollback after %s, %d tasks of it launched"
            .formatted(TimingTable.cloud(alone.after()), alone.tasks()));
  }

  List<Timing> timings() {
    return List.copyOf(timings);
  }

  void tell(String words) {
    if (!words.isEmpty()) {
      out.println("   · " + words);
    }
  }

  long expectationsMet() {
    return held.stream().filter(met -> met).count();
  }

  int expectations() {
    return held.size();
  }
}
