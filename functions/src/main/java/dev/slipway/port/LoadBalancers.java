package dev.slipway.port;

import dev.slipway.core.evidence.TargetHealth;
import java.util.List;

/** The load balancers in front of the services. */
public interface LoadBalancers {

  /** The health of all targets of the target groups with these ARNs. */
  List<TargetHealth> targets(List<String> targetGroups);
}
