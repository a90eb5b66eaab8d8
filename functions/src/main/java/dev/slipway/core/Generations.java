package dev.slipway.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * The revisions of one service that were proven good, each once.
 *
 * @param newestFirst at most {@link #LIMIT}
 */
public record Generations(List<Proven> newestFirst) {

  /** How many ways back are remembered. */
  public static final int LIMIT = 10;

  public static final Generations NONE = new Generations(List.of());

  public Generations {
    newestFirst = List.copyOf(newestFirst);
  }

  /** With this revision as the newest, wherever it stood before. */
  public Generations with(Proven newest) {
    Stream<Proven> others = newestFirst.stream().filter(each -> !isSame(each, newest));
    return new Generations(Stream.concat(Stream.of(newest), others).limit(LIMIT).toList());
  }

  /** With this revision as the newest, unless it is that already: then nothing changes. */
  public Generations adopting(Proven baseline) {
    return newestFirst.stream().limit(1).anyMatch(each -> isSame(each, baseline))
        ? this
        : with(baseline);
  }

  /** Without all revisions of the image with this digest. */
  public Generations without(String digest) {
    return new Generations(
        newestFirst.stream().filter(each -> !each.content().digest().equals(digest)).toList());
  }

  private static boolean isSame(Proven one, Proven other) {
    return one.taskDefinition().equals(other.taskDefinition());
  }
}
