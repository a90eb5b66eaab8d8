package dev.slipway.scenario.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.scenario.Behaviour;
import dev.slipway.scenario.VirtualCloud;
import dev.slipway.scenario.cloud.Premises;
import dev.slipway.scenario.cloud.Premises.Keeping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The computed part of {@code docs/costs.md}. */
public final class CostPage {
  private static final Path FILE = Path.of("..", "docs", "costs.md");
  private static final String BEGIN = "<!-- begin computed -->\n";
  private static final String END = "<!-- end computed -->";

  /** Fractions of a cent matter for one deployment, and none for a month. */
  private static final int EXACT = 6;

  private static final int CENTS = 2;

  private static final Template ORCHESTRATOR = new Template("SlipwayOrchestrator");

  private final Prices prices;
  private final Map<String, Double> gigabytes = ORCHESTRATOR.gigabytes();
  private final StringBuilder text = new StringBuilder("\n");

  private CostPage(Prices prices) {
    this.prices = prices;
  }

  /** What the page has to say now. */
  public static String computed() throws Exception {
    CostPage page = new CostPage(Prices.read());
    Premises.USUAL
        .with(Keeping.IN_DYNAMODB)
        .during(
            () -> {
              page.deployment("A good push", cloud -> cloud.push("backend:v2"));
              page.deployment(
                  "A bad push, rolled back",
                  cloud -> cloud.push("backend:v2", Behaviour.exitsAtStart()));
              page.rest();
              return page;
            });
    page.stacks();
    return page.text.toString();
  }

  /** What the page says. */
  public static String written() throws IOException {
    String page = Files.readString(FILE);
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
  }

  /** Replaces what the page says. */
  public static void write(String computed) throws IOException {
    String page = Files.readString(FILE);
    Files.writeString(
        FILE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + computed
            + page.substring(page.indexOf(END)));
  }

  /** A story without what would have been used at rest in the same time. */
  private void deployment(String title, Consumer<VirtualCloud> push) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    Instant start = cloud.now();
    Usage before = Usage.soFar(cloud);
    push.accept(cloud);
    cloud.advanceUntilQuiet();
    Usage with = Usage.soFar(cloud).since(before);
    Usage rest = during(cloud, Duration.between(start, cloud.now()));
    Usage deployment = with.since(rest).without("Sweep");
    List<CostRow> rows = new ArrayList<>(deployment.rows(prices, gigabytes));
    double seconds = deployment.rollout().toSeconds() * prices.of("desiredTasks");
    rows.add(CostRow.of("task-seconds beside the old tasks", seconds, taskSecond()));
    section(title, rows, EXACT);
  }

  private double taskSecond() {
    JsonNode backend =
        new Template("SlipwayApplication")
            .of("AWS::ECS::TaskDefinition")
            .filter(it -> it.path("Family").asText().endsWith("backend"))
            .findFirst()
            .orElseThrow();
    return Template.taskHour(backend, prices) / Duration.ofHours(1).toSeconds();
  }

  private static Usage during(VirtualCloud cloud, Duration time) {
    Usage before = Usage.soFar(cloud);
    cloud.advance(time);
    return Usage.soFar(cloud).since(before);
  }

  private void rest() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "frontend:v1");
    Usage hour = during(cloud, Duration.ofHours(1));
    double hours = prices.of("hoursPerMonth");
    List<CostRow> rows =
        hour.rows(prices, Map.of()).stream()
            .map(row -> new CostRow(row.what(), row.count() * hours, row.dollars() * hours))
            .collect(Collectors.toCollection(ArrayList::new));
    // A function that runs every minute stays warm.
    double seconds = hour.allCalls() * hours * prices.of("secondsPerCall");
    rows.add(
        CostRow.of(
            "function GB-seconds",
            seconds * gigabytes.getOrDefault("Sweep", 0.0),
            prices.of("lambdaSecond")));
    section("A month at rest, two services", rows, CENTS);
  }

  private void stacks() {
    for (String stack : List.of("SlipwayOrchestrator", "SlipwayNetwork", "SlipwayApplication")) {
      section("A month of the stack " + stack, new Template(stack).rows(prices), CENTS);
    }
  }

  private void section(String title, List<CostRow> rows, int decimals) {
    text.append(String.format(Locale.ROOT, "### %s%n%n%s%n", title, CostRow.table(rows, decimals)));
  }
}
