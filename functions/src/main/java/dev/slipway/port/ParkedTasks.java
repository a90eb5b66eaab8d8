package dev.slipway.port;

import dev.slipway.core.Answer;

/** The workflow's waits that are parked on a task token. */
public interface ParkedTasks {

  /**
   * Answers the wait, which goes on at once.
   *
   * @return false when nobody waits on the token any more
   */
  boolean answer(String token, Answer answer);
}
