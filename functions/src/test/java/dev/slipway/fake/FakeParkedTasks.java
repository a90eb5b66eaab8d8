package dev.slipway.fake;

import dev.slipway.core.Answer;
import dev.slipway.port.ParkedTasks;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits that take the first answer to each token. */
public final class FakeParkedTasks implements ParkedTasks {
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  @Override
  public boolean answer(String token, Answer answer) {
    return answers.putIfAbsent(token, answer) == null;
  }

  public Map<String, Answer> answers() {
    return answers;
  }
}
