package dev.slipway.core;

import java.time.Instant;
import java.util.Optional;

/**
 * One pushed image as the registry describes it.
 *
 * @param repositoryUri registry and repository, without tag or digest
 * @param content what the image is, whatever it is called
 * @param tag the tag the request named or the registry lists first
 * @param pushedAt when the registry took it
 */
public record Image(String repositoryUri, Content content, Optional<String> tag, Instant pushedAt) {

  /** The only form that is ever written into a task definition. */
  public String reference() {
    return repositoryUri + "@" + content.digest();
  }

  /** The same image under another name. */
  public Image named(Optional<String> name) {
    return new Image(repositoryUri, content, name, pushedAt);
  }

  /** What people call it: its tag, or the beginning of its digest. */
  public String label() {
    return tag.orElseGet(() -> content.shortDigest());
  }
}
