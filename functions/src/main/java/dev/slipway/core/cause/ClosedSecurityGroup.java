package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ServiceSettings.Network;
import java.util.List;
import java.util.Optional;

/** Health checks time out since a security group does not let the load balancer through. */
final class ClosedSecurityGroup implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    List<String> tasks = found.network().map(Network::securityGroups).orElse(List.of());
    return TargetCheck.of(found)
        .filter(check -> NoAnswer.isTold(found))
        .flatMap(
            check -> new Doors(found.setup().network()).closed(check.askers(), tasks, check.port()))
        .map(
            door ->
                new Cause(
                    CauseCode.SECURITY_GROUP_BLOCKS,
                    "The load balancer does not reach the tasks: " + door + ".",
                    List.of(),
                    "Open that port between the load balancer's and the tasks' security groups."));
  }
}
