package dev.slipway.core;

/**
 * What a step answers.
 *
 * @param facts what this step found out, to be laid over what was known
 */
public record Answer(Outcome outcome, Facts facts) {

  public static Answer of(Outcome outcome, Fact... facts) {
    return new Answer(outcome, Facts.of(facts));
  }

  /** The same with this fact in the place of another of its kind. */
  public Answer with(Fact fact) {
    return new Answer(outcome, facts.with(fact));
  }

  /** The deployment ends here. */
  public static Answer ended(Ending ending) {
    return of(Outcome.ENDED, ending);
  }
}
