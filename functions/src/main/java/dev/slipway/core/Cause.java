package dev.slipway.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why a deployment did not succeed.
 *
 * @param sentence one sentence a person understands without looking anything up
 * @param evidence what AWS said, word for word
 * @param nextStep what to do now
 */
public record Cause(CauseCode code, String sentence, List<String> evidence, String nextStep)
    implements Fact {

  /** The same cause with a longer sentence. */
  public Cause told(String more) {
    return new Cause(code, sentence + " " + more, evidence, nextStep);
  }

  /** The same cause with another next step. */
  public Cause then(String step) {
    return new Cause(code, sentence, evidence, step);
  }

  /** The same cause with one more piece of evidence. */
  public Cause and(String more) {
    List<String> all = Stream.concat(evidence.stream(), Stream.of(more)).toList();
    return new Cause(code, sentence, all, nextStep);
  }
}
