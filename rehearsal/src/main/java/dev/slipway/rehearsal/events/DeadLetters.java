package dev.slipway.rehearsal.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where events go that no target took. */
public interface DeadLetters {

  /**
   * Puts a letter into the queue with this ARN.
   *
   * @return whether the queue's policy allows it; the letter is lost when not
   */
  boolean send(String queueArn, Letter letter);

  /**
   * @param event the whole event as JSON
   */
  record Letter(String event, String ruleArn, String targetArn, Reason reason) {

    /** The message attributes (EventBridge user guide, eb-rule-dlq, read 2026-11). */
    public Map<String, String> attributes() {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("RULE_ARN", ruleArn);
      attributes.put("TARGET_ARN", targetArn);
      attributes.put("ERROR_CODE", reason.refused().code());
      attributes.put("ERROR_MESSAGE", reason.refused().message());
      reason.exhausted().ifPresent(limit -> attributes.put("EXHAUSTED_RETRY_CONDITION", limit));
      attributes.put("RETRY_ATTEMPTS", String.valueOf(reason.retries()));
      return attributes;
    }
  }

  /**
   * @param exhausted which limit ended the retries; empty when retrying would not have helped
   */
  record Reason(EventTarget.Receipt.Refused refused, Optional<String> exhausted, int retries) {}
}
