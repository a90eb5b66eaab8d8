package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The task tokens that are out, and who waits for their answers. */
final class Tokens {

  private final RandomGenerator random;
  private final Map<String, Waiting> open = new ConcurrentHashMap<>();
  private final Set<String> closed = new HashSet<>();

  /** A task that waits for the answer to its token. */
  interface Waiting {

    void succeed(JsonNode output);

    void fail(Failure failure);

    void heartbeat();
  }

  Tokens(RandomGenerator random) {
    this.random = random;
  }

  String issue(Waiting waiting) {
    byte[] bytes = new byte[96];
    random.nextBytes(bytes);
    String token = "AQCAAAAAKgAAAA" + Base64.getEncoder().withoutPadding().encodeToString(bytes);
    open.put(token, waiting);
    return token;
  }

  /** Forgets a token whose task is over. */
  void close(String token) {
    if (open.remove(token) != null) {
      rememberClosed(token);
    }
  }

  /**
   * Takes the task out, so that only one answer counts.
   *
   * @throws TaskTimedOutException when the task is over
   * @throws InvalidTokenException when there never was such a token
   */
  Waiting take(String token) {
    Waiting waiting = open.remove(token);
    if (waiting == null) {
      throw refusal(token);
    }
    rememberClosed(token);
    return waiting;
  }

  /**
   * @throws TaskTimedOutException when the task is over
   * @throws InvalidTokenException when there never was such a token
   */
  Waiting peek(String token) {
    Waiting waiting = open.get(token);
    if (waiting == null) {
      throw refusal(token);
    }
    return waiting;
  }

  private synchronized void rememberClosed(String token) {
    closed.add(token);
  }

  private synchronized RuntimeException refusal(String token) {
    return closed.contains(token)
        ? TaskTimedOutException.builder()
            .awsErrorDetails(
                Errors.details(
                    "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"))
            .build()
        : InvalidTokenException.builder()
            .awsErrorDetails(Errors.details("InvalidToken", "Invalid Token: 'Invalid token'"))
            .build();
  }
}
