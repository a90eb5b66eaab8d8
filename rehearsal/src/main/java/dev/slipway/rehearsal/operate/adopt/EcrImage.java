package dev.slipway.rehearsal.operate.adopt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image in a private ECR registry, as a task definition names it.
 *
 * @param registry the account and Region, such as {@code 444455556666 eu-west-1}
 * @param digest empty when the image is named by a tag
 */
record EcrImage(String registry, String repository, Optional<String> digest) {

  private static final Pattern NAME =
      Pattern.compile(
          "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.[a-z.]+/([a-z0-9._/-]+)"
              + "(?::[\\w.-]+)?(?:@(sha256:[0-9a-f]{64}))?");

  /** Empty for an image from anywhere else. */
  static Optional<EcrImage> parse(String image) {
    Matcher name = NAME.matcher(image);
    return name.matches()
        ? Optional.of(
            new EcrImage(
                name.group(1) + " " + name.group(2),
                name.group(3),
                Optional.ofNullable(name.group(4))))
        : Optional.empty();
  }

  /** Whether it lies in the account and Region of that ARN. */
  boolean isBeside(String arn) {
    String[] parts = arn.split(":", 6);
    return registry.equals(parts[4] + " " + parts[3]);
  }
}
