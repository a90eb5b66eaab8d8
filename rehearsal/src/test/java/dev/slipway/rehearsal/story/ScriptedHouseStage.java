package dev.slipway.rehearsal.story;

import java.time.Instant;
import java.util.Optional;

/** The stage of a scripted house. */
record ScriptedHouseStage(ScriptedHouse house) implements Stage {

  @Override
  public String push(Act act) {
    house.done.add("push " + act.tag());
    house.live = "arn:revision-" + act.tag();
    house.proven = house.live;
    house.runs.add(
        new Run(
            "arn:execution-" + house.runs.size(),
            "push",
            ScriptedHouse.NOW,
            "{\"service\":\"%s\",\"trigger\":{\"push\":{\"detail\":{\"repository-name\":\"%s\",\"image-tag\":\"%s\"}}}}"
                .formatted(act.service(), act.repository(), act.tag())));
    return "sha256:" + act.tag();
  }

  @Override
  public Optional<Ending> ending(String service, String digest) {
    return Optional.of(new Ending(house.verdicts.getOrDefault(digest, "SUCCEEDED"), "", "Opened."));
  }

  @Override
  public int tasksLaunched(String service, Instant since) {
    return 2;
  }

  @Override
  public String live(String service) {
    return house.live;
  }

  @Override
  public Instant now() {
    return ScriptedHouse.NOW;
  }

  @Override
  public void openTraffic() {
    house.done.add("open");
  }

  @Override
  public void closeTraffic() {
    house.done.add("close");
  }

  @Override
  public Requests requests() {
    boolean inScenario = house.done.stream().anyMatch(each -> each.startsWith("push a-scenario"));
    long failed = inScenario ? house.failing : 0;
    return new Requests(100, failed, "100 served, " + failed + " failed");
  }
}
