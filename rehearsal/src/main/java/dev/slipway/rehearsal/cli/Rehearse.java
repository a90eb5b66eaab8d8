package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.local.CloudNote;
import dev.slipway.rehearsal.local.CloudStage;
import dev.slipway.rehearsal.local.LocalCloud;
import dev.slipway.rehearsal.story.Narrator;
import dev.slipway.rehearsal.story.Repertoire;
import dev.slipway.rehearsal.story.Scenario;
import dev.slipway.rehearsal.story.Scenarios;
import dev.slipway.rehearsal.story.Secrecy;
import dev.slipway.rehearsal.story.Story;
import dev.slipway.rehearsal.story.Wording;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

  @Override
  public Integer call() throws InterruptedException {
    checkCall();
    if (scenario.filter(LIST::equals).isPresent()) {
      Scenarios.all().forEach(each -> listed(each, spec.commandLine().getOut()));
      return 0;
    }
    CloudAssembly assembly = assembly();
    PrintStream out = System.out;
    long start = System.nanoTime();
    Journal journal = new Journal();
    journal.read(entry -> notice(entry, out));
    LocalCloud.Settings settings =
        new LocalCloud.Settings(Slipway.home(), Slipway.state(), scale, port);
    try (LocalCloud cloud = LocalCloud.start(settings, journal, assembly)) {
      out.printf(
          "The local cloud is up after %.1f s, with a clock %.0f times faster.%n",
          (System.nanoTime() - start) / 1e9, scale);
      cloud.prewarm();
      cloud.notice().ifPresent(out::println);
      introduce(cloud, out);
      journal.read(
          new Narrator(
              cloud.clock().now(), new Wording(cloud.stateComments()), cloud::subjectOf, out));
      boolean good = play(cloud, out);
      if (keep) {
        stay(cloud, out);
      }
      return good ? 0 : 1;
    }
  }

  private boolean play(LocalCloud cloud, PrintStream out) {
    try (CloudStage stage = new CloudStage(cloud, Slipway.home().resolve("apps"), rate)) {
      return scenario.isEmpty()
          ? story(stage, out)
          : new Repertoire(stage.house(), out).play(scenarios(scenario.get()));
    }
  }

  private static boolean story(CloudStage stage, PrintStream out) {
    boolean good = new Story(stage, out).play();
    return new Secrecy(stage.house().archive(), out).isKept() && good;
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
      return assembly;
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
  private static void notice(Journal.Entry entry, PrintStream out) {
    if (entry.kind().equals("listener-moved")) {
      out.println("note: " + entry.text());
    }
  }

  private static void introduce(LocalCloud cloud, PrintStream out) {
    CloudNote note = cloud.note();
    out.println("  the application  " + note.site());
    out.println("  AWS endpoint     " + note.endpoint());
    out.println("  image registry   " + note.registry());
    out.println("  try              " + cloud.describeServicesLine("backend"));
  }

  private static void stay(LocalCloud cloud, PrintStream out) throws InterruptedException {
    CloudNote note = cloud.note();
    out.println("The cloud stays up until you press Ctrl-C. Try, in another terminal:");
    out.println("  ./slipway push apps/backend --repository backend --tag v5");
    out.println("  ./slipway status");
    out.println("  ./slipway deploy backend --image v1");
    out.printf(
        "  export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local"
            + " AWS_DEFAULT_REGION=us-east-1%n",
        note.endpoint());
    out.println("  " + cloud.describeServicesLine("backend"));
    new CountDownLatch(1).await();
  }
}
