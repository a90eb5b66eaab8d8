package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.cloud.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated task behaves.
 *
 * @param pullTime cloud time its images take
 * @param stopTime cloud time from its stop signal to its end
 */
public record Script(Image image, Duration pullTime, Run run, Duration stopTime) {

  public static final Script GOOD =
      new Script(
          Image.THERE,
          Duration.ofSeconds(2),
          new Run(Reply.OK, true, Optional.empty(), Optional.empty(), List.of()),
          Duration.ofSeconds(1));

  public static final Script NEVER_HEALTHY = GOOD.replying(new Reply.NoConnection());

  public static final Script NO_IMAGE = NEVER_HEALTHY.with(Image.MISSING);

  /** What the registry has of its image. */
  public enum Image {
    THERE,
    MISSING,
    FOR_OTHER_PROCESSORS
  }

  /**
   * What its containers do.
   *
   * @param reply to the load balancer's health checks
   * @param passesOwnCheck whether the definition's health check command passes, where there is one
   * @param exit when and how they end by themselves
   * @param refusal when and why the runtime finds that it cannot start them
   * @param lines they write as soon as they run
   */
  public record Run(
      Reply reply,
      boolean passesOwnCheck,
      Optional<Exit> exit,
      Optional<Refusal> refusal,
      List<String> lines) {

    public Run {
      lines = List.copyOf(lines);
    }
  }

  /** The end of a container that nobody asked for. */
  public record Exit(Duration after, ContainerEnd how) {}

  /**
   * A start that comes to nothing.
   *
   * @param why in the runtime's words, such as {@code exec: "run": permission denied}
   */
  public record Refusal(Duration after, String why) {}

  /** Starts, and ends by itself. */
  public static Script ending(Duration after, int code) {
    return GOOD.exiting(new Exit(after, ContainerEnd.of(code))).stopping(Duration.ZERO);
  }

  /** Starts, and takes more memory than it was given. */
  public static Script outOfMemory(Duration after) {
    return GOOD.exiting(new Exit(after, ContainerEnd.killedForMemory())).stopping(Duration.ZERO);
  }

  /** Has an image that tells other processors than the task's. */
  public static Script forOtherProcessors() {
    return NEVER_HEALTHY.with(Image.FOR_OTHER_PROCESSORS);
  }

  /**
   * Cannot be started.
   *
   * @param why in the runtime's words, such as {@code exec: "run": permission denied}
   */
  public static Script refused(String why) {
    return refused(new Refusal(Duration.ZERO, why));
  }

  public static Script refused(Refusal how) {
    return GOOD.with(
        new Run(new Reply.NoConnection(), false, Optional.empty(), Optional.of(how), List.of()));
  }

  public Script pulling(Duration time) {
    return new Script(image, time, run, stopTime);
  }

  public Script stopping(Duration time) {
    return new Script(image, pullTime, run, time);
  }

  /** It passes a check command of its own only if it replies well, too. */
  public Script replying(Reply reply) {
    boolean well = reply instanceof Reply.Status(int code) && code < 400;
    return with(new Run(reply, well, run.exit, run.refusal, run.lines));
  }

  public Script failingOwnCheck() {
    return with(new Run(run.reply, false, run.exit, run.refusal, run.lines));
  }

  public Script exiting(Exit exit) {
    return with(new Run(run.reply, run.passesOwnCheck, Optional.of(exit), run.refusal, run.lines));
  }

  public Script saying(String... lines) {
    return with(new Run(run.reply, run.passesOwnCheck, run.exit, run.refusal, List.of(lines)));
  }

  private Script with(Image other) {
    return new Script(other, pullTime, run, stopTime);
  }

  private Script with(Run other) {
    return new Script(image, pullTime, other, stopTime);
  }
}
