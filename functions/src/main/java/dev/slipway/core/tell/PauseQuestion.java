package dev.slipway.core.tell;

import dev.slipway.core.Question;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Progress;
import java.time.Duration;

/** What a person is asked when a pause hook of ECS waits for one in the middle of a rollout. */
public final class PauseQuestion {
  /** Unless the hook says otherwise (ECS developer guide, pause-lifecycle-hooks, read 2026-11). */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** Less than 100 characters of ASCII (SNS API reference, Publish, read 2026-11). */
  private static final int LONGEST_SUBJECT = 99;

  private static final String ANSWER =
      "aws ecs continue-service-deployment --service-deployment-arn %s --hook-id <id> --action %s";

  private PauseQuestion() {}

  /** The question, with the commands that answer it. */
  public static Question of(Watch watch, Progress progress) {
    String deployment = progress.serviceDeployment();
    String what = watch.rollout().revision() + " of " + watch.service().name();
    String stage = progress.stage().name();
    String text =
        String.join(
            "\n",
            "ECS waits at " + stage + " for a person before " + what + " goes on.",
            "",
            "Go on: " + ANSWER.formatted(deployment, "CONTINUE"),
            "Go back: " + ANSWER.formatted(deployment, "ROLLBACK"),
            "The hook's id: aws ecs describe-service-deployments --service-deployment-arns "
                + deployment
                + " --query 'serviceDeployments[0].lifecycleHookDetails'",
            "",
            "Without an answer ECS goes back after 24 hours, unless the hook says otherwise.");
    return new Question(
        progress.since().plus(LONGEST),
        Words.subject(what + " waits for a person at " + stage, LONGEST_SUBJECT),
        text);
  }
}
