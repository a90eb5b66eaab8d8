package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.image.ImageBuilder;
import dev.slipway.rehearsal.image.ImageRefused;
import dev.slipway.rehearsal.image.ImageSource;
import dev.slipway.rehearsal.image.RegistryClient;
import dev.slipway.rehearsal.image.Target;
import dev.slipway.rehearsal.local.CloudNote;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Builds an image from a folder and pushes it, as {@code docker build} and {@code docker push} do.
 */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = {
      "Push an image to the running local cloud, which deploys it.",
      "A folder is built from its Dockerfile's final stage, without Docker and without running"
          + " anything."
    })
final class Push implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "<folder|image>",
      description =
          "A folder with a Dockerfile, an OCI image layout, or an archive of `docker save`.")
  private Path source;

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "<name>",
      description = "Where to, such as backend or slipway/backend.")
  private String repository;

  @Option(
      names = "--tag",
      required = true,
      paramLabel = "<tag>",
      description = "The image's tag; tags are immutable.")
  private String tag;

  @Option(
      names = "--env",
      paramLabel = "<name=value>",
      description =
          "Adds to the image's environment, such as FAULT=never-healthy. May be repeated.")
  private Map<String, String> environment = new LinkedHashMap<>();

  @Option(
      names = "--label",
      paramLabel = "<name=value>",
      description =
          "Adds to the image's labels, such as org.opencontainers.image.revision=4f0c2ab. May be"
              + " repeated.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--architecture",
      paramLabel = "<name>",
      defaultValue = "amd64",
      description = "Processors the image says it is for, such as arm64; amd64 unless given.")
  private String architecture = "";

  @Override
  public Integer call() {
    checkCall();
    CloudNote cloud =
        CloudNote.read(Slipway.state())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no local cloud is running: start one with ./slipway rehearse --keep"));
    Target target = target(cloud);
    PrintWriter out = spec.commandLine().getOut();
    try (ImageSource images = new ImageSource();
        RegistryClient registry = new RegistryClient(cloud.registry())) {
      ImageBuilder.Built built =
          images.open(
              new ImageBuilder.Order(
                  source,
                  Map.of("VERSION", tag),
                  new ImageBuilder.Changes(environment, labels, architecture, List.of())));
      built.notes().forEach(note -> out.println("note: " + note));
      out.println("pushed " + target + "@" + registry.push(built.image(), target));
    }
    return 0;
  }

  /** What is wrong with the call itself is told before anybody must start a cloud for it. */
  private void checkCall() {
    if (!Files.exists(source)) {
      throw wrong("there is no folder or archive " + source);
    }
    checkNames("--env", environment);
    checkNames("--label", labels);
    try {
      new Target(repository, tag);
    } catch (ImageRefused malformed) {
      throw wrong(String.valueOf(malformed.getMessage()));
    }
  }

  private void checkNames(String option, Map<String, String> given) {
    if (given.containsKey("")) {
      throw wrong(option + " takes <name>=<value>, not a value without a name");
    }
  }

  private Target target(CloudNote cloud) {
    try {
      return new Target(cloud.repository(repository), tag);
    } catch (IllegalArgumentException unknown) {
      throw wrong(String.valueOf(unknown.getMessage()));
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
