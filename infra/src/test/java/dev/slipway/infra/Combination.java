package dev.slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awscdk.App;

/**
 * One of the ways to deploy Slipway, over all of which the templates are checked.
 *
 * @param made what is synthesized of it, once for all tests
 */
record Combination(String name, Supplier<Assembly> made) {

  /** The sample as it is by default comes first. */
  static List<Combination> all() {
    return Stream.concat(
            SampleSettings.combinations().entrySet().stream()
                .map(each -> new Combination(each.getKey(), () -> Assembly.of(each.getValue()))),
            Stream.of(new Combination("attach-only", () -> AttachOnly.EXAMPLE)))
        .toList();
  }

  /** Without the sample, from the file that the documentation shows. */
  private static final class AttachOnly {
    static final Assembly EXAMPLE = Assembly.checked(AttachOnly::synthesize);

    private static void synthesize(App app) {
      try {
        Path config = Files.createTempFile("slipway", ".yaml");
        Files.writeString(config, AttachOnlyTest.example());
        AttachApp.synthesize(app, config, Assembly.ARTIFACTS);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Assembly assembly() {
    return made.get();
  }

  /** Whether it is the first one, or has nothing that the first one has. */
  boolean standsAlone() {
    Combination first = all().getFirst();
    return name.equals(first.name())
        || assembly().templates().keySet().stream().noneMatch(first::has);
  }

  boolean has(String stack) {
    return assembly().templates().containsKey(stack);
  }

  @Override
  public String toString() {
    return name;
  }
}
