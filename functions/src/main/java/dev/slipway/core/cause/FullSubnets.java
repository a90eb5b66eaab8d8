package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.Subnet;
import java.util.List;
import java.util.Optional;

/** Names the subnets that have no address left. */
final class FullSubnets implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    List<Subnet> subnets = found.setup().network().subnets();
    List<String> full =
        subnets.stream().filter(subnet -> subnet.freeAddresses() == 0).map(Subnet::id).toList();
    boolean told = found.told().code() == CauseCode.NO_FREE_ADDRESSES;
    boolean proof = told ? !full.isEmpty() : !full.isEmpty() && full.size() == subnets.size();
    return proof
        ? Optional.of(
            new Cause(
                CauseCode.NO_FREE_ADDRESSES,
                "No free addresses for the tasks: 0 left in %s.".formatted(String.join(", ", full)),
                List.of(),
                "Free addresses in these subnets, or give the service larger ones."))
        : Optional.empty();
  }
}
