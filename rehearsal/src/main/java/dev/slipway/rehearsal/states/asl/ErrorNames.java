package dev.slipway.rehearsal.states.asl;

import java.util.List;

/**
 * The errors a retrier or catcher is for. Names match exactly, without regard to inheritance (Step
 * Functions developer guide, concepts-error-handling, read 2026-11).
 */
public record ErrorNames(List<String> names) {

  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

  /**
   * @throws IllegalArgumentException when States.ALL has company, or there is no name at all
   */
  public ErrorNames {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("ErrorEquals must name at least one error");
    }
    if (names.contains(ALL) && names.size() > 1) {
      throw new IllegalArgumentException("States.ALL must appear alone in ErrorEquals");
    }
  }

  public boolean match(String error) {
    return names.stream().anyMatch(name -> matches(name, error));
  }

  public boolean matchAll() {
    return names.contains(ALL);
  }

  private static boolean matches(String name, String error) {
    return switch (error) {
      case RUNTIME -> false;
      case DATA_LIMIT_EXCEEDED -> name.equals(error);
      case TIMEOUT -> name.equals(error) || name.equals(ALL);
      default -> name.equals(error) || name.equals(ALL) || name.equals(TASK_FAILED);
    };
  }
}
