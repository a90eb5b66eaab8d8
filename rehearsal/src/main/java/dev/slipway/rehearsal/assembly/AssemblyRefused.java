package dev.slipway.rehearsal.assembly;

import java.util.List;

/** The local cloud cannot play this assembly; the message lists every reason at once. */
public final class AssemblyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  AssemblyRefused(List<String> problems) {
    super(
        "the local cloud cannot play this cloud assembly:\n  - " + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each: stack, resource, property, and what is wrong with it. */
  public List<String> problems() {
    return problems;
  }

  static void when(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new AssemblyRefused(problems);
    }
  }
}
