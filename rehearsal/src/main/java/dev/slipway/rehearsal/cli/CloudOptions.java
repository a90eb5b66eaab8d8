package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.local.CloudNote;
import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Whereabouts;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which AWS a command speaks to. */
final class CloudOptions {

  private final Map<String, String> environment;

  @Option(
      names = "--endpoint-url",
      paramLabel = "<url>",
      description = "The address of all AWS APIs (default: AWS_ENDPOINT_URL, or AWS itself).")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "<region>",
      description = "The AWS Region (default: AWS_REGION, or the profile's).")
  private Optional<String> region = Optional.empty();

  CloudOptions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Clients for the AWS that the options, the environment or a running local cloud name.
   *
   * @param notices takes a line when it is the local cloud that nobody named
   */
  CloudClients connect(PrintWriter notices) {
    Whereabouts whereabouts =
        Whereabouts.of(
            new Whereabouts.Named(endpoint, region),
            environment,
            CloudNote.read(Slipway.state()).map(CloudNote::endpoint));
    if (whereabouts.local()) {
      notices.println("using this checkout's local cloud at " + whereabouts.endpoint().get());
    }
    return CloudClients.open(whereabouts);
  }
}
