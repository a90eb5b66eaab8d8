package dev.slipway.core;

import java.util.Optional;
import java.util.Set;

/**
 * What the workflow tells as its result.
 *
 * @param nextStep what a person does now, when something went wrong
 * @param forecast what was foreseen, where that is all there is to tell
 * @param notice what people are told; nothing of a no-op
 */
public record Summary(
    Optional<String> service,
    Optional<String> deployment,
    End verdict,
    String sentence,
    Optional<CauseCode> code,
    Optional<String> nextStep,
    Optional<Forecast> forecast,
    Optional<Notice> notice) {

  private static final Set<End> FORESEEN = Set.of(End.PLANNED, End.SHADOWED);

  /** What is told of a deployment, or of a request that never became one. */
  public static Summary of(Facts facts, Ending ending, Optional<Notice> notice) {
    Optional<Deployment> deployment = facts.find(Deployment.class);
    return new Summary(
        facts.service(),
        deployment.map(Deployment::id),
        ending.end(),
        ending.sentence(),
        ending.cause().map(Cause::code),
        ending.cause().map(Cause::nextStep),
        facts.find(Forecast.class).filter(each -> FORESEEN.contains(ending.end())),
        notice);
  }
}
