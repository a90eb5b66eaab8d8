package dev.slipway.infra;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/**
 * The image with which CloudFormation describes a tier: the one Slipway proved good last, read from
 * its parameter at each deployment of the stack, so that no deployment of the stack brings an older
 * image back.
 */
final class LiveImage {

  /** Names no image: with a desired count of 0 nobody pulls it. */
  private static final String NO_IMAGE_TAG = "no-image-yet";

  private final CfnCondition hasImage;
  private final String image;

  LiveImage(Construct scope, Tier tier, TierImages images) {
    CfnParameter parameter =
        CfnParameter.Builder.create(scope, "LiveImage")
            .type("AWS::SSM::Parameter::Value<String>")
            .defaultValue(tier.liveImageParameterName())
            .description("Where the image of " + tier.label() + " proven good last is named")
            .build();
    hasImage =
        CfnCondition.Builder.create(scope, "HasImage")
            .expression(
                Fn.conditionNot(
                    Fn.conditionEquals(parameter.getValueAsString(), TierImages.NO_IMAGE)))
            .build();
    image =
        ifPresent(
            parameter.getValueAsString(), images.repository().repositoryUriForTag(NO_IMAGE_TAG));
  }

  String containerImage() {
    return image;
  }

  /** Whether an image was proven good when the stack was deployed last. */
  CfnCondition isThere() {
    return hasImage;
  }

  /**
   * 0 while there is no image, so that the stack never waits for one; after that none, which keeps
   * the count as it is.
   */
  Object desiredCount() {
    return Fn.conditionIf(hasImage.getLogicalId(), Aws.NO_VALUE, 0);
  }

  private String ifPresent(String present, String absent) {
    return Token.asString(Fn.conditionIf(hasImage.getLogicalId(), present, absent));
  }
}
