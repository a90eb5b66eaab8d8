package dev.slipway.core.evidence;

/**
 * One target of a load balancer.
 *
 * @param state ELB's word, such as {@code healthy}, {@code unhealthy}, {@code draining}
 * @param code ELB's code of the reason, such as {@code Target.Timeout}, empty for a healthy target
 * @param reason ELB's description, empty likewise
 */
public record TargetHealth(String target, String state, String code, String reason) {

  public boolean isHealthy() {
    return state.equals("healthy");
  }

  /** Whether no listener sends to its target group, so that nothing ever checks it. */
  public boolean isUnused() {
    return code.equals("Target.NotInUse");
  }

  /** The address it is registered by. */
  public String address() {
    return target.substring(0, target.lastIndexOf(':'));
  }

  public boolean isUnhealthy() {
    return state.startsWith("unhealthy");
  }
}
