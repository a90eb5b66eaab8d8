package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.View;
import java.util.List;
import java.util.regex.Pattern;

/** No log line holds a task token. */
public final class NoSecretTold implements Rule {
  /** As the local Step Functions begins every token. */
  private static final Pattern TOKEN = Pattern.compile("AQCAAAAAKgAAAA");

  private final Broken broken = new Broken();

  public void log(String line) {
    if (TOKEN.matcher(line).find()) {
      broken.add("a log line tells a task token: " + line);
    }
  }

  @Override
  public List<String> broken(View view) {
    return broken.all();
  }
}
