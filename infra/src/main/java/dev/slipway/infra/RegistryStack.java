package dev.slipway.infra;

import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * The image repositories of the sample application and what is known to be good in them; deployed
 * first, so that images can be pushed at any time after.
 */
public final class RegistryStack extends Stack {

  private final TierImages frontend;
  private final TierImages backend;

  public RegistryStack(Construct scope, String id) {
    super(scope, id);
    frontend = new TierImages(this, Tier.FRONTEND);
    backend = new TierImages(this, Tier.BACKEND);
  }

  TierImages imagesOf(Tier tier) {
    return switch (tier) {
      case FRONTEND -> frontend;
      case BACKEND -> backend;
    };
  }
}
