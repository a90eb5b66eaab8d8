package dev.slipway.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan foresees.
 *
 * @param changes what the new task definition revision differs in, a line each
 * @param gates what each gate says, in the order they are asked
 * @param duration how long the proven rollouts of this service took, the median
 * @param samples how many of them that is
 */
public record Forecast(
    List<String> changes,
    List<GateResult> gates,
    Surge surge,
    Optional<Duration> duration,
    int samples)
    implements Fact {

  public Forecast {
    changes = List.copyOf(changes);
    gates = List.copyOf(gates);
  }

  /**
   * The tasks of a rollout at its height.
   *
   * @param mostTasks how many may run at once
   * @param moreThanNow how many that is above those running now; each needs an address
   * @param freeAddresses how many addresses the service's subnets have left, if that could be read
   */
  public record Surge(int mostTasks, int moreThanNow, Optional<Integer> freeAddresses) {}
}
