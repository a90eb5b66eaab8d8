package dev.slipway.aws;

import dev.slipway.core.Answer;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.Text;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Waits on AWS Step Functions. */
public final class StepFunctionsTasks implements ParkedTasks {
  private final SfnClient sfn;
  private final Text<Answer> answers;

  public StepFunctionsTasks(SfnClient sfn, Text<Answer> answers) {
    this.sfn = sfn;
    this.answers = answers;
  }

  @Override
  public boolean answer(String token, Answer answer) {
    return Call.of("states:SendTaskSuccess", "a parked wait").make(() -> sent(token, answer));
  }

  private boolean sent(String token, Answer answer) {
    try {
      sfn.sendTaskSuccess(r -> r.taskToken(token).output(answers.write(answer)));
      return true;
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException gone) {
      return false;
    }
  }
}
