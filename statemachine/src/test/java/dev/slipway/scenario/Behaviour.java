package dev.slipway.scenario;

import dev.slipway.rehearsal.cloud.Reply;
import dev.slipway.rehearsal.task.Script;
import java.time.Duration;

/** How the tasks of a pushed image behave. */
public final class Behaviour {
  private Behaviour() {}

  /** Starts, answers its health checks, stops when told to. */
  public static Script good() {
    return Script.GOOD;
  }

  /** Exits with code 1 as soon as it runs. */
  public static Script exitsAtStart() {
    return Script.ending(Duration.ZERO, 1);
  }

  /** Runs, and fails every health check. */
  public static Script neverHealthy() {
    return Script.NEVER_HEALTHY;
  }

  /** Runs well, and exits with code 1 after that time. */
  public static Script diesAfter(Duration time) {
    return Script.ending(time, 1);
  }

  /** Good once its image has been pulled, which takes that long. */
  public static Script pullsFor(Duration time) {
    return Script.GOOD.pulling(time);
  }

  /** Good, but takes that long to stop. */
  public static Script stopsIn(Duration time) {
    return Script.GOOD.stopping(time);
  }

  /** Has an image for other processors than the task's. */
  public static Script isForOtherProcessors() {
    return Script.forOtherProcessors();
  }

  /** Its image lacks the program it wants to start. */
  public static Script lacksItsProgram() {
    return Script.refused("exec: \"serve\": executable file not found in $PATH");
  }

  /** Its program is for other processors, whatever its image says. */
  public static Script hasAForeignProgram() {
    return exitsAtStart().saying("exec /app/serve: exec format error");
  }

  /** Runs well, and takes more memory than it has after that time. */
  public static Script runsOutOfMemoryAfter(Duration time) {
    return Script.outOfMemory(time);
  }

  /** Answers its load balancer's health checks with that status code. */
  public static Script answers(int status) {
    return Script.GOOD.replying(new Reply.Status(status));
  }

  /** Takes its load balancer's connections and never answers. */
  public static Script neverAnswers() {
    return Script.GOOD.replying(new Reply.Silence());
  }

  /** Listens on another port than the one it is asked at. */
  public static Script listensElsewhere() {
    return Script.GOOD.replying(new Reply.NoConnection());
  }

  /** Serves, but fails the health check command of its definition. */
  public static Script failsItsOwnCheck() {
    return Script.GOOD.failingOwnCheck();
  }
}
