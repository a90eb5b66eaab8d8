package dev.slipway.rehearsal.story;

/**
 * How a deployment ended, as the orchestrator's own record says.
 *
 * @param verdict such as {@code SUCCEEDED}
 * @param cause the cause's code, empty when there is none
 * @param sentence what it tells a person
 */
public record Ending(String verdict, String cause, String sentence) {

  /** Whether another execution did, or will do, what this one was started for. */
  public boolean isOfNothing() {
    return verdict.equals("NOTHING_TO_DO");
  }
}
