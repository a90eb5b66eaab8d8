package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator.Form;
import dev.slipway.rehearsal.operate.adopt.Adoption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proposes a slipway.yaml for the services of a cluster. */
@Command(
    name = "adopt",
    mixinStandardHelpOptions = true,
    description = {
      "Read the services of a cluster and propose the slipway.yaml that attaches them: which"
          + " container has",
      "its image from which repository, what to mind, what cannot be attached and why. Nothing is"
          + " changed."
    },
    footer = "Exit status: 0 when at least one service can be attached, 1 when none can.")
final class Adopt implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Mixin private FormOption form;

  @Option(
      names = "--cluster",
      required = true,
      paramLabel = "<name>",
      description = "The cluster's name or ARN.")
  private String cluster;

  @Option(
      names = "--service",
      paramLabel = "<name>",
      description = "Only this service, by its name; may be repeated (default: all).")
  private List<String> services = new ArrayList<>();

  @Option(
      names = "--write",
      paramLabel = "<file>",
      description = "Write the proposal to this new file too.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    file.filter(Files::exists).ifPresent(this::refuse);
    CommandLine line = spec.commandLine();
    try (CloudClients clients = cloud.connect(line.getErr())) {
      Adoption adoption = Adoption.of(cluster, services, clients);
      line.getOut().print(form.form() == Form.JSON ? adoption.json() : adoption.yaml());
      if (adoption.isUseful()) {
        file.ifPresent(path -> write(path, adoption.yaml()));
      }
      line.getOut().flush();
      return adoption.isUseful() ? 0 : 1;
    }
  }

  private void refuse(Path existing) {
    throw new ParameterException(
        spec.commandLine(),
        "--write is " + existing + ", which exists: name a new file, or move that one away");
  }

  private static void write(Path path, String yaml) {
    try {
      Files.writeString(path, yaml);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + path, unwritable);
    }
  }
}
