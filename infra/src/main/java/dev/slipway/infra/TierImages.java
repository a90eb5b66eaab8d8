package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.amazon.awscdk.services.ssm.IStringParameter;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * The images of one tier: the repository they are pushed to, and the parameter that names the one
 * proven good last.
 */
final class TierImages extends Construct {

  /** The live image parameter's value until a first deployment was proven good. */
  static final String NO_IMAGE = "none";

  /**
   * How many tagged images stay, newest first: the depth to which a rollback or a manual deployment
   * can reach.
   */
  static final int TAGGED_IMAGES_KEPT = 50;

  /**
   * Days until an image without a tag goes: time enough to tag it, or to look into a broken push.
   */
  static final int UNTAGGED_DAYS_KEPT = 14;

  private final Repository repository;
  private final StringParameter liveImage;

  TierImages(Construct scope, Tier tier) {
    super(scope, tier.title());
    repository =
        Repository.Builder.create(this, "Repository")
            .repositoryName(tier.repositoryName())
            .imageTagMutability(TagMutability.IMMUTABLE)
            .imageScanOnPush(true)
            .lifecycleRules(List.of(keepNewestTagged(), expireUntagged()))
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    liveImage =
        StringParameter.Builder.create(this, "LiveImage")
            .parameterName(tier.liveImageParameterName())
            .description("The image of " + tier.label() + " proven good last; written by Slipway")
            .stringValue(NO_IMAGE)
            .build();
  }

  IRepository repository() {
    return repository;
  }

  IStringParameter liveImage() {
    return liveImage;
  }

  private static LifecycleRule keepNewestTagged() {
    return LifecycleRule.builder()
        .rulePriority(1)
        .description("Keep the newest " + TAGGED_IMAGES_KEPT + " tagged images to roll back to")
        .tagStatus(TagStatus.TAGGED)
        .tagPatternList(List.of("*"))
        .maxImageCount(TAGGED_IMAGES_KEPT)
        .build();
  }

  /**
   * The platform images of a multi-platform index have no tag of their own. ECR does not expire an
   * image while an index refers to it (ECR user guide, LifecyclePolicies), so this rule takes only
   * what nothing refers to.
   */
  private static LifecycleRule expireUntagged() {
    return LifecycleRule.builder()
        .rulePriority(2)
        .description("Expire images without a tag after " + UNTAGGED_DAYS_KEPT + " days")
        .tagStatus(TagStatus.UNTAGGED)
        .maxImageAge(Duration.days(UNTAGGED_DAYS_KEPT))
        .build();
  }
}
