package dev.slipway.rehearsal.operate;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which AWS the commands speak to: an account, or a local cloud.
 *
 * @param endpoint of all APIs; empty leaves it to the AWS SDK's own configuration
 * @param region likewise
 * @param local whether it is the local cloud of this checkout, which nobody named
 */
public record Whereabouts(Optional<URI> endpoint, Optional<String> region, boolean local) {

  private static final String LOCAL_REGION = "us-east-1";

  /** What a person named on the command line. */
  public record Named(Optional<URI> endpoint, Optional<String> region) {}

  /**
   * What was named wins, then what the variables of every AWS tool say, then the local cloud.
   *
   * @param environment the process's variables
   * @param localCloud the endpoint of the local cloud of this checkout, while one runs
   */
  public static Whereabouts of(
      Named named, Map<String, String> environment, Optional<URI> localCloud) {
    boolean chosen =
        named.endpoint().isPresent()
            || Stream.of("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_ACCESS_KEY_ID")
                .anyMatch(name -> set(name, environment).isPresent());
    return chosen || localCloud.isEmpty()
        ? new Whereabouts(named.endpoint(), region(named, environment), false)
        : new Whereabouts(localCloud, Optional.of(named.region().orElse(LOCAL_REGION)), true);
  }

  /** The AWS CLI's own variable too, which the SDK for Java does not read. */
  private static Optional<String> region(Named named, Map<String, String> environment) {
    return named
        .region()
        .or(() -> set("AWS_REGION", environment))
        .or(() -> set("AWS_DEFAULT_REGION", environment));
  }

  private static Optional<String> set(String name, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
