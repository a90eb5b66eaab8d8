package dev.slipway.rehearsal.ecr;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * What a repository's owner decided.
 *
 * @param exclusions wildcard patterns of tags that the mutability does not hold for
 * @param lifecyclePolicy the policy's JSON text, empty when there is none; the local cloud keeps it
 *     but expires nothing, since a rehearsal is over before any rule is due
 */
record RepositorySettings(
    ImageTagMutability mutability,
    List<String> exclusions,
    boolean scanOnPush,
    String lifecyclePolicy) {

  static final RepositorySettings DEFAULT =
      new RepositorySettings(ImageTagMutability.MUTABLE, List.of(), false, "");

  RepositorySettings {
    exclusions = List.copyOf(exclusions);
  }

  /** Whether the tag, once given, stays with its image (ECR user guide, image-tag-mutability). */
  boolean isImmutable(String tag) {
    boolean excluded = exclusions.stream().anyMatch(pattern -> matches(pattern, tag));
    return switch (mutability) {
      case IMMUTABLE -> true;
      case IMMUTABLE_WITH_EXCLUSION -> !excluded;
      case MUTABLE_WITH_EXCLUSION -> excluded;
      case MUTABLE, UNKNOWN_TO_SDK_VERSION -> false;
    };
  }

  RepositorySettings with(ImageTagMutability changed, List<String> changedExclusions) {
    return new RepositorySettings(changed, changedExclusions, scanOnPush, lifecyclePolicy);
  }

  private static boolean matches(String wildcard, String tag) {
    return Pattern.matches(Pattern.quote(wildcard).replace("*", "\\E.*\\Q"), tag);
  }
}
