package dev.slipway.rehearsal.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stage on which each deployment ends as its act expects, unless the script says otherwise. */
final class ScriptedStage implements Stage {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final Map<String, Ending> otherEndings = new HashMap<>();
  private final Map<String, Long> failures = new HashMap<>();
  private final List<String> played = new ArrayList<>();
  private final Map<String, Act> acts = new HashMap<>();
  private boolean traffic;
  private boolean counted;

  /** That image's deployment ends so, whatever its act expects. */
  ScriptedStage ending(String image, String verdict, String cause) {
    otherEndings.put(image, new Ending(verdict, cause, "It ended otherwise."));
    return this;
  }

  /** So many requests fail while that image is deployed. */
  ScriptedStage failing(String image, long requests) {
    failures.put(image, requests);
    return this;
  }

  /** What was pushed, and when the traffic began, in order. */
  List<String> played() {
    return List.copyOf(played);
  }

  @Override
  public String push(Act act) {
    String image = act.service() + ":" + act.tag();
    played.add(image);
    acts.put("sha256:" + image, act);
    counted = false;
    return "sha256:" + image;
  }

  @Override
  public Optional<Ending> ending(String service, String digest) {
    Expectation expected = acts.get(digest).expected();
    Ending ending =
        new Ending(expected.verdicts().getFirst(), expected.cause(), "It ended as it must.");
    return Optional.of(otherEndings.getOrDefault(digest.substring("sha256:".length()), ending));
  }

  @Override
  public int tasksLaunched(String service, Instant since) {
    return 2;
  }

  @Override
  public String live(String service) {
    return service + ":1 (v1)";
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public void openTraffic() {
    traffic = true;
    played.add("traffic");
  }

  @Override
  public void closeTraffic() {
    traffic = false;
  }

  @Override
  public Requests requests() {
    if (!traffic) {
      return Requests.NONE;
    }
    long failed = counted ? 0 : failures.getOrDefault(played.getLast(), 0L);
    counted = true;
    return new Requests(1_000, failed, "1000 served, " + failed + " failed");
  }
}
