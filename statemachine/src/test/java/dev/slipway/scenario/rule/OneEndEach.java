package dev.slipway.scenario.rule;

import dev.slipway.core.Attempt;
import dev.slipway.scenario.cloud.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Each deployment comes to one end, and each execution tells one end. Being superseded or having
 * nothing to do is no end of a deployment: somebody else brings it to one.
 */
public final class OneEndEach implements Rule {
  private static final Set<String> PASSED_ON = Set.of("NOTHING_TO_DO", "SUPERSEDED");

  private final Supplier<List<Attempt>> attempts;

  public OneEndEach(Supplier<List<Attempt>> attempts) {
    this.attempts = attempts;
  }

  @Override
  public List<String> broken(View view) {
    List<Attempt> all = attempts.get();
    List<String> broken = new ArrayList<>();
    twice(all.stream().filter(OneEndEach::isEnd).toList(), each -> each.deployment().id(), broken);
    twice(all, each -> each.deployment().execution(), broken);
    return broken;
  }

  private static boolean isEnd(Attempt attempt) {
    return !PASSED_ON.contains(attempt.ending().end().name());
  }

  private static void twice(
      List<Attempt> attempts,
      java.util.function.Function<Attempt, String> by,
      List<String> broken) {
    Map<String, List<String>> ends =
        attempts.stream()
            .collect(
                Collectors.groupingBy(
                    by,
                    Collectors.mapping(each -> each.ending().end().name(), Collectors.toList())));
    ends.forEach(
        (whose, found) -> {
          if (found.size() > 1) {
            broken.add(whose + " ended more than once: " + found);
          }
        });
  }
}
