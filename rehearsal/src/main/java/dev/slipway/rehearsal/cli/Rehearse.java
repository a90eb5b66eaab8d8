package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.attach.Attaching;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.local.CloudStage;
import dev.slipway.rehearsal.local.LocalCloud;
import dev.slipway.rehearsal.story.Scenario;
import dev.slipway.rehearsal.story.Scenarios;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the application up in the local cloud and plays the story. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Rehearse deployments in a local cloud made of the synthesized templates: good images go"
          + " out,",
      "bad ones come back, and every request is counted. Exit status 0 when every deployment ended"
          + " as",
      "it must and no request failed."
    })
final class Rehearse implements Callable<Integer> {

  private static final String ALL = "all";
  private static final String LIST = "list";

  private final PrintStream out = System.out;

  @Spec private CommandSpec spec;

  @Option(
      names = "--keep",
      description = "Leave the cloud running for ./slipway push and the AWS CLI until interrupted.")
  private boolean keep;

  @Option(
      names = "--scale",
      paramLabel = "<factor>",
      defaultValue = "30",
      description = "Cloud seconds per wall second, 1 to 60 (default: ${DEFAULT-VALUE}).")
  private double scale;

  @Option(
      names = "--rate",
      paramLabel = "<requests>",
      defaultValue = "200",
      description = "Requests per second, 1 to 2000 (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--port",
      paramLabel = "<port>",
      defaultValue = "0",
      description = "Port of the AWS endpoint (default: any free one).")
  private int port;

  @Option(
      names = "--sample",
      paramLabel = "<name>",
      defaultValue = "cdk",
      description =
          "Rehearse the templates in infra/target/<name>.out, such as blue-green (default:"
              + " ${DEFAULT-VALUE}).")
  private String sample;

  @Option(
      names = "--without",
      paramLabel = "<construct>",
      description =
          "Rehearse as if this construct were not in the templates, such as EcrDockerEndpoint.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--deny",
      paramLabel = "<function=action>",
      description =
          "Take an action from a function's role, such as Register=ecs:RegisterTaskDefinition.")
  private List<String> denied = new ArrayList<>();

  @Option(
      names = "--scenario",
      paramLabel = "<name,…>",
      description =
          "Play situations instead of the story: names with commas between them, all for every one,"
              + " list to name them.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--attach-only",
      description =
          "Attach the orchestrator alone to services that somebody else made: adopt, attach, then"
              + " good and bad images.")
  private boolean attachOnly;

  @Override
  public Integer call() throws InterruptedException {
    checkCall();
    if (scenario.filter(LIST::equals).isPresent()) {
      Scenarios.all().forEach(each -> listed(each, spec.commandLine().getOut()));
      return 0;
    }
    Journal journal = new Journal();
    journal.read(this::notice);
    LocalCloud.Settings settings =
        new LocalCloud.Settings(Slipway.home(), Slipway.state(), scale, port);
    CloudAssembly assembly = assembly();
    long start = System.nanoTime();
    try (LocalCloud cloud = LocalCloud.start(settings, journal, assembly);
        CloudStage stage = new CloudStage(cloud, Slipway.home().resolve("apps"), rate)) {
      out.printf(
          "The local cloud is up after %.1f s, with a clock %.0f times faster.%n",
          (System.nanoTime() - start) / 1e9, scale);
      Guide guide = new Guide(cloud, out);
      boolean good = played(new Performance(guide, stage, journal), settings);
      if (keep) {
        guide.stay();
      }
      return good ? 0 : 1;
    }
  }

  private boolean played(Performance performance, LocalCloud.Settings settings) {
    if (attachOnly) {
      return performance.attached(new Attaching(performance.guide().cloud(), settings, out));
    }
    return scenario
        .map(named -> performance.situations(scenarios(named)))
        .orElseGet(performance::story);
  }

  private static void listed(Scenario scenario, PrintWriter out) {
    out.printf("%-22s %s%n", scenario.name(), scenario.tells());
  }

  private List<Scenario> scenarios(String named) {
    return named.equals(ALL)
        ? Scenarios.all()
        : Arrays.stream(named.split(",", -1)).map(this::scenario).toList();
  }

  private Scenario scenario(String name) {
    return Scenarios.named(name)
        .orElseThrow(
            () ->
                wrong(
                    "there is no scenario \"%s\": there are %s, and %s for every one"
                        .formatted(name, names(), ALL)));
  }

  private static String names() {
    return Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
  }

  private CloudAssembly assembly() {
    CloudAssembly assembly = samples().read(sample);
    try {
      for (String construct : without) {
        assembly = assembly.without(construct);
      }
      for (String pair : denied) {
        String[] halves = pair.split("=", 2);
        assembly = assembly.denying(halves[0], halves[1]);
      }
      return attachOnly ? Attaching.ground(assembly) : assembly;
    } catch (IllegalArgumentException unknown) {
      throw wrong(String.valueOf(unknown.getMessage()));
    }
  }

  private static Samples samples() {
    return new Samples(Slipway.home().resolve("infra/target"));
  }

  private void checkCall() {
    samples().objection(sample).ifPresent(this::refuse);
    scenario.filter(name -> !name.equals(LIST)).ifPresent(this::scenarios);
    if (attachOnly && !(scenario.isEmpty() && denied.isEmpty())) {
      throw wrong("--attach-only plays its own story: leave --scenario and --deny out");
    }
    check("--scale", scale, 1, 60);
    check("--rate", rate, 1, 2000);
    check("--port", port, 0, 65_535);
    denied.stream()
        .filter(pair -> !pair.matches("[^=]+=[^=]+"))
        .findFirst()
        .map(pair -> "--deny takes <function>=<action>, not \"" + pair + "\"")
        .ifPresent(this::refuse);
  }

  private void refuse(String why) {
    throw wrong(why);
  }

  private void check(String option, Number value, int least, int most) {
    if (!(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw wrong("%s is %s: allowed are %d to %d".formatted(option, value, least, most));
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  /** What this machine does not permit, said where the address is that differs for it. */
  private void notice(Journal.Entry entry) {
    if (entry.kind().equals("listener-moved")) {
      out.println("note: " + entry.text());
    }
  }
}
