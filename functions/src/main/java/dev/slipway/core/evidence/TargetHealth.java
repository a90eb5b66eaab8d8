package dev.slipway.core.evidence;

/**
 * One target of a load balancer.
 *
 * @param state ELB's word, such as {@code healthy}, {@code unhealthy}, {@code draining}
 * @param reason ELB's description, empty for a healthy target
 */
public record TargetHealth(String target, String state, String reason) {

  public boolean isHealthy() {
    return state.equals("healthy");
  }

  public boolean isUnhealthy() {
    return state.startsWith("unhealthy");
  }
}
