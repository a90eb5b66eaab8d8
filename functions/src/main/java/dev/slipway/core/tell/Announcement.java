package dev.slipway.core.tell;

import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.LifecycleStage;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of a deployment, as programs are told of it; {@code docs/events.md} describes it for
 * them. Within a version parts are added, never renamed or removed.
 *
 * @param version of this shape
 * @param service the attached service's name
 * @param deployment its id
 * @param execution ARN of the workflow execution
 * @param state the workflow's state that was left
 * @param outcome what the state answered; of the last state, the verdict
 * @param time when the state was entered, or when the event happened that ended its wait
 * @param verdict how the deployment ended; only of the last state
 * @param by who asked for the deployment, as the request said
 * @param reason why, as the request said
 * @param stage where ECS was with a rollout that goes in stages
 */
public record Announcement(
    int version,
    String service,
    String deployment,
    String execution,
    String state,
    String outcome,
    Instant time,
    Pushed image,
    Trigger trigger,
    Optional<End> verdict,
    Optional<Reason> cause,
    Optional<String> by,
    Optional<String> reason,
    Optional<LifecycleStage> stage) {

  /** The version of this shape. */
  public static final int VERSION = 1;

  /** The image that is rolled out or, on the way back, turned back. */
  public record Pushed(Optional<String> tag, String digest) {}

  /** Why it did not succeed, without the evidence. */
  public record Reason(CauseCode code, String sentence, String nextStep) {

    static Reason of(Cause cause) {
      return new Reason(
          cause.code(), Words.cut(cause.sentence(), LONGEST), Words.cut(cause.nextStep(), LONGEST));
    }
  }

  private static final int LONGEST = 1_000;

  /** What a state answered. */
  public static Announcement of(Deployment deployment, Transition transition) {
    return new Announcement(
        VERSION,
        deployment.service(),
        deployment.id(),
        deployment.execution(),
        transition.state(),
        transition.outcome(),
        transition.time(),
        new Pushed(deployment.image().tag(), deployment.image().content().digest()),
        deployment.trigger(),
        transition.verdict(),
        transition.cause().map(Reason::of),
        deployment.asker().flatMap(Asker::name),
        deployment.asker().flatMap(Asker::reason),
        transition.stage());
  }
}
