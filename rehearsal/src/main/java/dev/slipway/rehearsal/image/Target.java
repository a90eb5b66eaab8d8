package dev.slipway.rehearsal.image;

import java.util.regex.Pattern;

/**
 * Where an image is pushed to: a repository's name and a tag, of the form the OCI distribution-spec
 * ("Pulling manifests", read 2026-11) gives.
 */
public record Target(String repository, String tag) {

  private static final Pattern REPOSITORY =
      Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  /**
   * @throws ImageRefused when one of the names is malformed; the message says what is allowed
   */
  public Target {
    if (!REPOSITORY.matcher(repository).matches()) {
      throw new ImageRefused(
          "'"
              + repository
              + "' is no repository name: lower-case letters and digits, in parts"
              + " separated by / . _ or -, such as slipway/backend");
    }
    if (!TAG.matcher(tag).matches()) {
      throw new ImageRefused(
          "'"
              + tag
              + "' is no tag: up to 128 letters, digits, _ . and -, not beginning with . or -");
    }
  }

  @Override
  public String toString() {
    return repository + ":" + tag;
  }
}
