package dev.slipway.rehearsal.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which image a deployment brings. */
final class ImageOption {

  @Option(
      names = "--image",
      paramLabel = "<tag|digest>",
      description = "The image (default: the newest that the service's tag rule takes).")
  private Optional<String> image = Optional.empty();

  Optional<String> image() {
    return image;
  }
}
