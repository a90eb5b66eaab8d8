package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.cloud.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A house in which every push succeeds and serves, unless the script says otherwise. */
final class ScriptedHouse
    implements House, Workflow, Console, Weather, Configuration, Stopwatch, Archive {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  final List<String> done = new ArrayList<>();
  final Map<String, String> verdicts = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final HouseStage stage = new HouseStage();
  final List<String> written = new ArrayList<>();
  private Optional<String> hold = Optional.empty();
  private String live = "arn:revision-0";
  private String proven = "arn:revision-0";
  private int tasks = 2;
  private long failing;

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Workflow workflow() {
    return this;
  }

  @Override
  public Console console() {
    return this;
  }

  @Override
  public Weather weather() {
    return this;
  }

  @Override
  public Configuration configuration() {
    return this;
  }

  @Override
  public Archive archive() {
    return this;
  }

  @Override
  public Stopwatch stopwatch() {
    return this;
  }

  @Override
  public Duration patience() {
    return Duration.ofMillis(200);
  }

  void heldBecause(String reason) {
    hold = Optional.of(reason);
  }

  void unproven() {
    proven = "arn:revision-older";
  }

  void failing(long requests) {
    failing = requests;
  }

  @Override
  public String start(String input) {
    done.add("start " + input);
    if (input.contains("release")) {
      hold = Optional.empty();
    }
    String arn = "arn:execution-" + runs.size();
    runs.add(new Run(arn, arn, NOW, input));
    return arn;
  }

  @Override
  public void abort(String execution) {
    done.add("abort " + execution);
  }

  @Override
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  @Override
  public List<String> entered(String execution) {
    return List.of("Accept", "AwaitRollout");
  }

  @Override
  public Optional<Ending> ending(String execution) {
    Run run = runs.stream().filter(each -> each.arn().equals(execution)).findFirst().orElseThrow();
    return verdicts.entrySet().stream()
        .filter(script -> run.input().contains(script.getKey()))
        .map(script -> new Ending(script.getValue(), "", "As the script says."))
        .findFirst()
        .or(() -> Optional.of(new Ending("SUCCEEDED", "", "It is live.")))
        .filter(ending -> !ending.verdict().equals("NEVER"));
  }

  @Override
  public boolean isClaimed(String service) {
    return false;
  }

  @Override
  public Optional<String> hold(String service) {
    return hold;
  }

  @Override
  public List<String> proven(String service) {
    return List.of(proven);
  }

  @Override
  public String definition(String service) {
    return live;
  }

  @Override
  public String digest(String definition) {
    return definition.replace("arn:revision-", "sha256:");
  }

  @Override
  public int healthy(String service) {
    return tasks;
  }

  @Override
  public void desire(String service, int count) {
    tasks = count;
  }

  @Override
  public String updateByHand(String service, String definition) {
    return "arn:deployment";
  }

  @Override
  public String deployment(String service) {
    return "arn:deployment";
  }

  @Override
  public String deployByHand(String service, String digest) {
    done.add("deploy " + digest);
    return "arn:deployment";
  }

  @Override
  public Optional<Instant> rolledBackAt(String deployment) {
    return Optional.of(NOW.plusSeconds(90));
  }

  @Override
  public boolean hasEnded(String deployment) {
    return true;
  }

  @Override
  public Optional<Reaction> reaction(String service, Instant since) {
    return Optional.of(
        new Reaction(
            Duration.ofSeconds(41),
            Optional.of(new Lag(Duration.ofMillis(900), Duration.ofMillis(30)))));
  }

  @Override
  public int tasksOf(String service, String digest) {
    return done.contains("deploy " + digest) ? 5 : 2;
  }

  @Override
  public void stopDeployment(String service) {
    done.add("stop");
  }

  @Override
  public void deleteImage(String service, String digest) {
    done.add("delete " + digest);
  }

  @Override
  public void alarm(String service, boolean red) {}

  @Override
  public List<String> pages() {
    return List.of();
  }

  @Override
  public void lose(String source, String detailType) {
    done.add("lose " + detailType);
  }

  @Override
  public void trouble(String service, Trouble trouble) {
    done.add("trouble " + trouble);
  }

  @Override
  public void calm() {}

  @Override
  public void set(String service, String key, String value) {
    done.add("set " + key + " " + value);
  }

  @Override
  public String plant(String service) {
    done.add("plant");
    return "arn:deployment";
  }

  @Override
  public void deletePlanted(String service) {
    done.add("delete secret");
  }

  @Override
  public void changePlanted(String service) {
    done.add("change secret");
  }

  @Override
  public void restore(String service) {
    done.removeIf(each -> each.startsWith("set "));
  }

  @Override
  public Map<String, List<String>> writings() {
    return Map.of("log lines", written);
  }

  @Override
  public Set<String> secrets() {
    return Set.of("planted-1");
  }

  private final class HouseStage implements Stage {

    @Override
    public String push(Act act) {
      done.add("push " + act.tag());
      live = "arn:revision-" + act.tag();
      proven = live;
      runs.add(
          new Run(
              "arn:execution-" + runs.size(),
              "push",
              NOW,
              "{\"service\":\"%s\",\"trigger\":{\"push\":{\"detail\":{\"repository-name\":\"%s\",\"image-tag\":\"%s\"}}}}"
                  .formatted(act.service(), act.repository(), act.tag())));
      return "sha256:" + act.tag();
    }

    @Override
    public Optional<Ending> ending(String service, String digest) {
      return Optional.of(new Ending(verdicts.getOrDefault(digest, "SUCCEEDED"), "", "Opened."));
    }

    @Override
    public int tasksLaunched(String service, Instant since) {
      return 2;
    }

    @Override
    public String live(String service) {
      return live;
    }

    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public void openTraffic() {
      done.add("open");
    }

    @Override
    public void closeTraffic() {
      done.add("close");
    }

    @Override
    public Requests requests() {
      boolean inScenario = done.stream().anyMatch(each -> each.startsWith("push a-scenario"));
      long failed = inScenario ? failing : 0;
      return new Requests(100, failed, "100 served, " + failed + " failed");
    }
  }
}
