package dev.slipway.rehearsal.cloud;

/** SNS topics as the services see them that tell people something. */
public interface Topics {

  /** No topics at all: whatever is published is refused. */
  Topics NONE =
      (topicArn, subject, message) ->
          new Receipt.Refused("NotFoundException", "Topic does not exist");

  /**
   * Publishes a message to a topic's subscribers.
   *
   * @param subject a mail's subject; empty for none
   */
  Receipt publish(String topicArn, String subject, String message);

  /** What became of a message. */
  sealed interface Receipt {

    record Published(String messageId) implements Receipt {}

    /**
     * SNS did not take it.
     *
     * @param code the exception's name, such as {@code NotFoundException}
     */
    record Refused(String code, String why) implements Receipt {}
  }
}
