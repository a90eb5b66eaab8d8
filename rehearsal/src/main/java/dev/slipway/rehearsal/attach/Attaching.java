package dev.slipway.rehearsal.attach;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.local.LocalCloud;
import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Whereabouts;
import dev.slipway.rehearsal.story.Stage;
import dev.slipway.rehearsal.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attaches the orchestrator alone to services that somebody else made: makes those, then adopts and
 * attaches by the commands of {@code docs/attach.md}, and looks in the end at what became of the
 * services' settings.
 */
public final class Attaching {

  private static final String SHADOW = "mode: shadow";

  private final LocalCloud cloud;
  private final PrintStream out;
  private final Path folder;
  private final Programs programs;
  private Map<String, Snapshot> before = Map.of();
  private Map<String, String> made = Map.of();

  /**
   * @param cloud with the {@link #ground} in it
   * @param settings those the cloud was started with
   * @param out where each step is told
   */
  public Attaching(LocalCloud cloud, LocalCloud.Settings settings, PrintStream out) {
    this.cloud = cloud;
    this.out = out;
    this.folder = prepared(settings.state().resolve("attach").toAbsolutePath());
    this.programs =
        new Programs(
            settings.home(),
            folder.resolve("errors.log"),
            Programs.environment(cloud.note().endpoint(), System.getenv()));
  }

  /** What of the sample the rehearsal begins with: the network, repositories, roles and logs. */
  public static CloudAssembly ground(CloudAssembly sample) {
    return Estate.ground(sample);
  }

  /**
   * Makes the services, and attaches the orchestrator to them in shadow, as it is proposed.
   *
   * @param stage to which images are pushed
   * @throws IllegalStateException when a step does not end as it must; the message says which
   */
  public void attach(Stage stage) {
    makeEstate(stage);
    cloud.deploy(synthesized(adopted(), "shadow.out"));
    out.println("\nThe orchestrator runs beside the services, and looks on.");
  }

  /**
   * Attaches once more, now to deploy.
   *
   * @throws IllegalStateException as {@link #attach}, and when something was changed in shadow
   */
  public void leaveShadow() {
    try (CloudClients clients = clients()) {
      Map<String, String> now = new Owner(clients.ecs()).revisions();
      if (!now.equals(made)) {
        throw new IllegalStateException("changed in shadow: %s became %s".formatted(made, now));
      }
    }
    cloud.deploy(synthesized(deploying(), "deploy.out"));
    out.println("\nFrom now on images go out.");
  }

  /** Tells whether the services' settings are what their owner wrote. */
  public boolean isAllAsBefore() {
    try (CloudClients clients = clients()) {
      Comparison comparison = new Comparison(before, new Owner(clients.ecs()).snapshots());
      out.println(comparison.table());
      return comparison.isSame();
    }
  }

  private void makeEstate(Stage stage) {
    Story.openingActs().forEach(stage::push);
    try (CloudClients clients = clients()) {
      AwsCalls calls =
          CliCalls.areThere(programs)
              ? new CliCalls(programs)
              : new SdkCalls(clients.ecs(), clients.loadBalancers());
      out.println("\n━━ Somebody makes two services with " + calls.tool());
      Estate.described().make(calls, cloud::physical, out);
      Owner owner = new Owner(clients.ecs());
      owner.awaitSteadyServices();
      out.println("  Both run the tasks they were made with, of their v1.");
      made = owner.revisions();
      before = owner.snapshots();
    }
  }

  private CloudClients clients() {
    return CloudClients.open(
        new Whereabouts(
            Optional.of(cloud.note().endpoint()), Optional.of(Account.LOCAL.region()), true));
  }

  /** The file that is proposed for the services. */
  private Path adopted() {
    Path proposal = proposal();
    run(programs, "adopt", "--cluster", Estate.CLUSTER, "--write", shown(proposal));
    return proposal;
  }

  /** The same file out of shadow. */
  private Path deploying() {
    Path config = folder.resolve("slipway.yaml");
    try {
      Files.writeString(
          config,
          Files.readString(proposal())
              .lines()
              .filter(line -> !line.strip().equals(SHADOW))
              .collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + config, unwritable);
    }
    out.println(
        "\n━━ \"" + SHADOW + "\" is taken out of " + shown(config) + ": images shall go out");
    return config;
  }

  private Path proposal() {
    return folder.resolve("proposal.yaml");
  }

  private CloudAssembly synthesized(Path config, String output) {
    Path assembly = folder.resolve(output);
    run(
        programs.with("CDK_OUTDIR", assembly.toString()),
        "attach",
        "--config",
        shown(config),
        "--synth-only");
    return CloudAssembly.read(assembly);
  }

  private void run(Programs with, String... arguments) {
    List<String> command = new ArrayList<>(List.of("./slipway"));
    command.addAll(List.of(arguments));
    out.println("\n━━ " + String.join(" ", command));
    String output = with.output(command);
    (with.words() + output).lines().forEach(line -> out.println("  │ " + line));
  }

  /** As it is called from where the commands are run. */
  private String shown(Path file) {
    return programs.directory().relativize(file).toString();
  }

  private static Path prepared(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("proposal.yaml"));
      return folder;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot prepare " + folder, unwritable);
    }
  }
}
