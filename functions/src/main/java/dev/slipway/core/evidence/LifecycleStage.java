package dev.slipway.core.evidence;

import java.util.Locale;

/**
 * Where ECS is with a service deployment that shifts traffic (ECS developer guide,
 * blue-green-deployment-how-it-works, read 2026-11).
 *
 * @param name ECS's word, such as {@code BAKE_TIME}; ECS may come to know more of them
 * @param productionPercent how much of the production traffic goes to the new revision, 0 to 100
 */
public record LifecycleStage(String name, double productionPercent) {

  /** The two revisions run side by side, and alarms are watched. */
  static final String BAKE_TIME = "BAKE_TIME";

  /** Requests go over to the new revision, at once or in steps. */
  static final String PRODUCTION_TRAFFIC_SHIFT = "PRODUCTION_TRAFFIC_SHIFT";

  /** For people, such as {@code PRODUCTION_TRAFFIC_SHIFT with 12.5 % of the traffic}. */
  public String told() {
    return "%s with %s %% of the traffic".formatted(name, percent());
  }

  private String percent() {
    return String.format(Locale.ROOT, "%.1f", productionPercent).replaceFirst("\\.0$", "");
  }
}
