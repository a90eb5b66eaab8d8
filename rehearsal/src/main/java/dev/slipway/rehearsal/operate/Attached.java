package dev.slipway.rehearsal.operate;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An attached service, as its record names it.
 *
 * @param cluster ARN of its cluster
 * @param service ARN of the ECS service
 * @param container the container whose image is deployed
 * @param repository name of the ECR repository
 * @param tagPattern the tags that are deployed; {@code *} stands for any characters
 * @param inShadow whether its images are only looked at
 */
public record Attached(
    String name,
    String cluster,
    String service,
    String container,
    String repository,
    String tagPattern,
    boolean inShadow) {

  /** The first of the tags that the service's images carry. */
  Optional<String> taken(Collection<String> tags) {
    Pattern pattern = Pattern.compile(Pattern.quote(tagPattern).replace("*", "\\E.*\\Q"));
    return tags.stream().filter(tag -> pattern.matcher(tag).matches()).findFirst();
  }
}
