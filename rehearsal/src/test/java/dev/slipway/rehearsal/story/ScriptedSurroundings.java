package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.cloud.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weather, configuration and records of a scripted house: what is done to them is written down.
 *
 * @param done where
 * @param written log lines there are to look through
 */
record ScriptedSurroundings(List<String> done, List<String> written)
    implements Weather, Configuration, Infrastructure, Stopwatch, Archive {

  @Override
  public List<String> deployWithVariable(String service, String name, String value) {
    done.add("deploy with " + name);
    return List.of(service + ": " + name);
  }

  @Override
  public String privileges() {
    return "the roles' grants";
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
  public void withoutEndpoint(String service) {
    done.add("without " + service);
  }

  @Override
  public void withoutLogGroup(String service) {
    done.add("without logs");
  }

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
}
