package dev.slipway.scenario.rule;

import dev.slipway.core.Claim;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When nothing is under way, no claim is held. */
public final class RestIsRest implements Rule {
  private final Function<String, Optional<Claim>> claims;

  public RestIsRest(Function<String, Optional<Claim>> claims) {
    this.claims = claims;
  }

  @Override
  public List<String> brokenAtRest(View view) {
    return view.attached().stream()
        .map(Attached::name)
        .flatMap(name -> claims.apply(name).filter(Claim::held).stream())
        .map(claim -> claim.holding() + " is held by nobody who runs")
        .toList();
  }
}
