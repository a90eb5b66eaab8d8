package dev.slipway.infra;

import java.util.List;
import java.util.function.Supplier;

/**
 * One of the ways to deploy Slipway, over all of which the templates are checked.
 *
 * @param made what is synthesized of it, once for all tests
 */
record Combination(String name, Supplier<Assembly> made) {

  /** The sample as it is by default comes first. */
  static List<Combination> all() {
    return SampleSettings.combinations().entrySet().stream()
        .map(sample -> new Combination(sample.getKey(), () -> Assembly.of(sample.getValue())))
        .toList();
  }

  Assembly assembly() {
    return made.get();
  }

  boolean has(String stack) {
    return assembly().templates().containsKey(stack);
  }

  @Override
  public String toString() {
    return name;
  }
}
