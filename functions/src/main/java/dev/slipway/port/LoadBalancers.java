package dev.slipway.port;

import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetHealth;
import java.util.List;

/** The load balancers in front of the services. */
public interface LoadBalancers {

  /** The health of all targets of the target groups with these ARNs. */
  List<TargetHealth> targets(List<String> targetGroups);

  /** The target groups with these ARNs, as far as they exist. */
  List<TargetGroup> groups(List<String> targetGroups);
}
