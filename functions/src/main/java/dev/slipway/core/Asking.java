package dev.slipway.core;

/**
 * The wait for a person's answer to a question.
 *
 * @param deployment id of the deployment that the answer lets go on
 * @param unfinished whether the service runs what an earlier deployment left unproven, so that it
 *     must go back when the answer is no
 */
public record Asking(String deployment, Question question, boolean unfinished) implements Wait {

  @Override
  public String state() {
    return "AwaitApproval";
  }
}
