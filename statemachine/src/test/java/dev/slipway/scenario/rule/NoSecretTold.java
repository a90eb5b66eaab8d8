package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No log line, event, notice or attempt holds a task token or what a variable of a task holds. */
public final class NoSecretTold implements Rule {
  /** As the local Step Functions begins every token. */
  private static final Pattern TOKEN = Pattern.compile("AQCAAAAAKgAAAA");

  /** Shorter values, such as ports and switches, are said by chance. */
  private static final int SHORTEST = 8;

  private final Supplier<Stream<String>> told;
  private final Function<Attached, List<String>> values;
  private final List<String> lines = new ArrayList<>();
  private final Broken broken = new Broken();

  /**
   * @param told events, notices and attempts so far
   * @param values what the variables of a service's tasks hold
   */
  NoSecretTold(Supplier<Stream<String>> told, Function<Attached, List<String>> values) {
    this.told = told;
    this.values = values;
  }

  public void log(String line) {
    lines.add(line);
    if (TOKEN.matcher(line).find()) {
      broken.add("a log line tells a task token: " + line);
    }
  }

  @Override
  public List<String> broken(View view) {
    return broken.all();
  }

  @Override
  public List<String> brokenAtRest(View view) {
    List<String> secrets =
        view.attached().stream()
            .flatMap(at -> values.apply(at).stream())
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .toList();
    return Stream.concat(lines.stream(), told.get())
        .filter(text -> TOKEN.matcher(text).find() || secrets.stream().anyMatch(text::contains))
        .map(text -> "a token or a variable's value is told: " + text)
        .toList();
  }
}
