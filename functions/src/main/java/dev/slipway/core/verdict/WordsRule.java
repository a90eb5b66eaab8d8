package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains a task that never started by ECS's words on it. */
record WordsRule(CauseCode code, boolean lasting, Pattern words, String sentence, String next)
    implements TaskRules.TaskRule {

  WordsRule(CauseCode code, boolean lasting, String words, String sentence, String next) {
    this(code, lasting, Pattern.compile(words, Pattern.CASE_INSENSITIVE), sentence, next);
  }

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return task.stoppedWith("TaskFailedToStart") && words.matcher(task.words()).find()
        ? Optional.of(new TaskFailure(task, code, lasting, sentence, next))
        : Optional.empty();
  }
}
