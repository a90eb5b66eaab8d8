package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains a task that never started by ECS's words on it. */
record WordsRule(CauseCode code, Patience patience, Pattern words, String sentence, String next)
    implements TaskRules.TaskRule {

  /** One row of the table of words. */
  static WordsRule of(
      CauseCode code, Patience patience, String words, String sentence, String next) {
    Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    return new WordsRule(code, patience, pattern, sentence, next);
  }

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return task.stoppedWith("TaskFailedToStart") && words.matcher(task.words()).find()
        ? Optional.of(new TaskFailure(task, code, patience, sentence, next))
        : Optional.empty();
  }
}
