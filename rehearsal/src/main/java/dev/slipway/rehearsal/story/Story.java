package dev.slipway.rehearsal.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Plays acts on a stage, in order, and tells what came of each. */
public final class Story {

  /** Wall time after which a deployment that has not ended is taken for stuck. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final Stage stage;
  private final PrintStream out;
  private final List<Outcome> outcomes = new ArrayList<>();
  private boolean traffic;

  public Story(Stage stage, PrintStream out) {
    this.stage = stage;
    this.out = out;
  }

  /** The acts of the main rehearsal after both tiers are up. */
  public static List<Act> mainActs() {
    return List.of(
        Act.good("A good backend", "backend", "v2"),
        Act.good("A good frontend", "frontend", "v2"),
        Act.bad("A backend that dies at start", "backend", "v3", "exit-at-start", "EXITS_AT_START"),
        Act.bad(
            "A backend that never gets healthy",
            "backend",
            "v4",
            "never-healthy",
            "HEALTH_CHECK_ANSWER"));
  }

  /** The first push of each tier, into empty repositories. */
  public static List<Act> openingActs() {
    return List.of(
        Act.good("The first backend", "backend", "v1"),
        Act.good("The first frontend", "frontend", "v1"));
  }

  /**
   * Plays the story to its end, or to the first act without which the rest makes no sense.
   *
   * @return whether every deployment ended as expected and no request failed
   */
  public boolean play() {
    return open() ? playMainActs() : told();
  }

  /** Plays a push to a service in shadow, on an application that is up already. */
  public void playInShadow() {
    letVisitorsIn();
    play(Act.shadowed("A backend in shadow", "backend", "v1.1"));
  }

  /**
   * Plays the story without its opening, on an application that is up already.
   *
   * @return whether every deployment ended as expected and no request failed
   */
  public boolean playOn() {
    letVisitorsIn();
    return playMainActs();
  }

  private boolean playMainActs() {
    mainActs().forEach(this::play);
    return told();
  }

  private boolean told() {
    out.println("\n" + OutcomeTable.of(outcomes));
    return outcomes.stream().allMatch(Outcome::asExpected);
  }

  private void letVisitorsIn() {
    stage.openTraffic();
    traffic = true;
  }

  /**
   * Plays the opening alone and lets the visitors in.
   *
   * @return whether both tiers came up
   */
  boolean open() {
    openingActs().forEach(this::play);
    if (!outcomes.stream().allMatch(Outcome::asExpected)) {
      out.println("\nThe application did not come up, so the story ends here.");
      return false;
    }
    letVisitorsIn();
    return true;
  }

  private void play(Act act) {
    out.println(
        "\n━━ "
            + act.title()
            + ": "
            + act.repository()
            + ":"
            + act.tag()
            + faults(act.picture().environment()));
    stage.requests();
    Instant start = stage.now();
    long wallStart = System.nanoTime();
    String digest = stage.push(act);
    Ending ending = await(act, digest);
    Duration wall = Duration.ofNanos(System.nanoTime() - wallStart);
    Stage.Requests requests = traffic ? stage.requests() : Stage.Requests.NONE;
    outcomes.add(
        new Outcome(
            act,
            ending,
            wall,
            Duration.between(start, stage.now()),
            stage.tasksLaunched(act.service(), start),
            requests.served(),
            requests.failed(),
            stage.live(act.service())));
    out.println("   " + ending.verdict() + ": " + ending.sentence());
    if (traffic) {
      out.println("   " + requests.detail());
    }
  }

  private Ending await(Act act, String digest) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Ending> ending = stage.ending(act.service(), digest);
      if (ending.isPresent()) {
        return ending.get();
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return new Ending(
        "STUCK", "", "no end within " + PATIENCE.toMinutes() + " minutes of wall time");
  }

  private static String faults(Map<String, String> environment) {
    return environment.isEmpty() ? "" : " with " + environment;
  }
}
