package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Once a service has reached its minimum of healthy targets, it never falls below it again, unless
 * the scenario took the capacity itself.
 */
public final class CapacityHolds implements Rule {
  private final Map<String, Integer> reached = new HashMap<>();
  private boolean taken;

  /** From here on the scenario's own faults take capacity. */
  public void taken() {
    taken = true;
  }

  @Override
  public List<String> broken(View view) {
    List<String> broken = new ArrayList<>();
    if (!taken) {
      view.attached().forEach(at -> check(view, at, broken));
    }
    return broken;
  }

  private void check(View view, Attached at, List<String> broken) {
    Service service = view.service(at);
    int healthy = view.healthyTargets(at);
    int least = least(service);
    int floor = Math.min(least, reached.getOrDefault(at.name(), 0));
    if (healthy < floor) {
      broken.add("%s has %d healthy targets, not %d".formatted(at.name(), healthy, floor));
    }
    reached.put(at.name(), Math.min(least, Math.max(floor, healthy)));
  }

  private static int least(Service service) {
    int percent = service.deploymentConfiguration().minimumHealthyPercent();
    return (int) Math.ceil(service.desiredCount() * percent / 100.0);
  }
}
