package dev.slipway.scenario.rule;

import dev.slipway.core.Attempt;
import dev.slipway.core.End;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who tells that a service went back, be it by Slipway or by ECS, finds it on what was proven. */
public final class BackOnProven implements Rule {
  private static final Set<End> BACK =
      EnumSet.of(End.ROLLED_BACK, End.ROLLED_BACK_BY_ECS, End.STOPPED);

  private final Function<String, String> live;
  private final Function<String, Set<String>> proven;
  private final Broken broken = new Broken();

  /**
   * @param live ARN of the revision that a service is set to
   * @param proven ARNs of the revisions that are proven for a service
   */
  public BackOnProven(Function<String, String> live, Function<String, Set<String>> proven) {
    this.live = live;
    this.proven = proven;
  }

  @Override
  public void after(Call call, Object[] arguments) {
    if (call.action().equals("ledger:settle")) {
      Stream.of(arguments)
          .filter(Attempt.class::isInstance)
          .map(Attempt.class::cast)
          .filter(attempt -> BACK.contains(attempt.ending().end()))
          .forEach(attempt -> check(call, attempt));
    }
  }

  private void check(Call call, Attempt attempt) {
    String service = attempt.deployment().service();
    String found = live.apply(service);
    if (!proven.apply(service).contains(found)) {
      broken.add(
          "%s tells %s, but %s is on %s, which is not proven"
              .formatted(call, attempt.ending().end(), service, found));
    }
  }

  @Override
  public List<String> broken(View view) {
    return broken.all();
  }
}
