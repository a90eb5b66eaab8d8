package dev.slipway.core;

import java.util.regex.Pattern;

/**
 * Where a service's images come from.
 *
 * @param repository ECR repository name
 * @param tagPattern the tags that are deployed; {@code *} stands for any characters
 */
public record ImageSource(String repository, String tagPattern) {

  /** Whether an image with this tag is meant for the service. */
  public boolean takes(String tag) {
    String expression = Pattern.quote(tagPattern).replace("*", "\\E.*\\Q");
    return Pattern.matches(expression, tag);
  }
}
