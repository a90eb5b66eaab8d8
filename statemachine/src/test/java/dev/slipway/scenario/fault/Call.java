package dev.slipway.scenario.fault;

/**
 * One call of a function to the outside.
 *
 * @param number counts all calls of a scenario, from 1
 * @param action as IAM names it, such as {@code ecs:UpdateService}, or {@code ledger:claim}
 * @param resource the short name of what it is about; empty when it names nothing
 * @param effect whether it may change something
 */
public record Call(int number, Invocation by, String action, String resource, boolean effect) {

  /** The call without what differs from run to run. */
  public String name() {
    return by.function() + " " + action + (resource.isEmpty() ? "" : " " + resource);
  }

  @Override
  public String toString() {
    return "#" + number + " " + name();
  }
}
