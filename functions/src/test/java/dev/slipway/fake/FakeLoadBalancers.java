package dev.slipway.fake;

import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetHealth;
import dev.slipway.port.LoadBalancers;
import java.util.ArrayList;
import java.util.List;

/** Target groups as the test sets them up, whichever are asked for. */
public final class FakeLoadBalancers implements LoadBalancers {
  private final List<TargetHealth> targets = new ArrayList<>();
  private final List<TargetGroup> groups = new ArrayList<>();
  private List<String> asked = List.of();

  public FakeLoadBalancers target(TargetHealth target) {
    targets.add(target);
    return this;
  }

  public FakeLoadBalancers group(TargetGroup group) {
    groups.add(group);
    return this;
  }

  @Override
  public List<TargetHealth> targets(List<String> targetGroups) {
    asked = List.copyOf(targetGroups);
    return List.copyOf(targets);
  }

  /** The target groups whose targets were last asked for. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public List<TargetGroup> groups(List<String> targetGroups) {
    return List.copyOf(groups);
  }
}
