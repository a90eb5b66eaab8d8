package dev.slipway.rehearsal.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A house in which every push succeeds and serves, unless the script says otherwise. */
final class ScriptedHouse implements House, Workflow, Console {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  final List<String> done = new ArrayList<>();
  final List<String> written = new ArrayList<>();
  final Map<String, String> verdicts = new HashMap<>();
  final List<Run> runs = new ArrayList<>();
  private final Stage stage = new ScriptedHouseStage(this);
  private final ScriptedSurroundings around = new ScriptedSurroundings(done, written);
  final List<String> ledger = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  private Optional<String> hold = Optional.empty();
  String live = "arn:revision-0";
  String proven = "arn:revision-0";
  private int tasks = 2;
  long failing;

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
    return around;
  }

  @Override
  public Configuration configuration() {
    return around;
  }

  @Override
  public Infrastructure infrastructure() {
    return around;
  }

  @Override
  public Archive archive() {
    return around;
  }

  @Override
  public Stopwatch stopwatch() {
    return around;
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
  public List<String> notices() {
    return notices;
  }

  @Override
  public String claimant(String service) {
    return "d-1";
  }

  @Override
  public List<String> ledger(String service) {
    return ledger;
  }

  @Override
  public List<String> gates(String execution) {
    return List.of("image: It is there.");
  }

  @Override
  public List<String> overridden(String execution) {
    return List.of("freeze: Passed by force: the tide gauge is wrong.");
  }

  @Override
  public List<String> pages() {
    return List.of();
  }
}
