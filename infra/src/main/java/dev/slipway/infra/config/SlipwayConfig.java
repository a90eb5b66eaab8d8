package dev.slipway.infra.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code slipway.yaml} asks for; {@code docs/attach.md} describes its keys.
 *
 * @param account that all ARNs of the file name; empty when it has none
 * @param region likewise
 * @param services to attach, at least one
 * @param notices e-mail addresses that hear how deployments ended
 * @param pages e-mail addresses that hear when a person is needed
 */
public record SlipwayConfig(
    Optional<String> account,
    Optional<String> region,
    List<ServiceEntry> services,
    List<String> notices,
    List<String> pages) {

  public SlipwayConfig {
    services = List.copyOf(services);
    notices = List.copyOf(notices);
    pages = List.copyOf(pages);
  }

  /**
   * Reads a file.
   *
   * @throws ConfigRefused when anything in it is wrong; the message names all of it
   */
  public static SlipwayConfig read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigRefused(
          file
              + ": there is no such file; write it by hand (docs/attach.md has an example) or with"
              + " ./slipway adopt --cluster <name> --write "
              + file);
    }
    try {
      return new ConfigReader(String.valueOf(file.getFileName())).read(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }
}
