package dev.slipway.core;

import java.util.Optional;

/**
 * What the workflow tells as its result.
 *
 * @param nextStep what a person does now, when something went wrong
 */
public record Summary(
    Optional<String> service,
    Optional<String> deployment,
    End verdict,
    String sentence,
    Optional<CauseCode> code,
    Optional<String> nextStep) {

  public static Summary of(Optional<Deployment> deployment, Ending ending) {
    return new Summary(
        deployment.map(Deployment::service),
        deployment.map(Deployment::id),
        ending.end(),
        ending.sentence(),
        ending.cause().map(Cause::code),
        ending.cause().map(Cause::nextStep));
  }
}
