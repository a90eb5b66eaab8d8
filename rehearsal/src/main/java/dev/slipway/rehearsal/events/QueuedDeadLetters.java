package dev.slipway.rehearsal.events;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Dead letters in SQS queues. */
public final class QueuedDeadLetters implements DeadLetters {

  private final SqsClient queues;
  private final Grants grants;

  /** The queues' own policies. */
  public interface Grants {

    /** Whether the service may do this to the queue on behalf of the source. */
    boolean allow(String queueArn, String action, String principal, String sourceArn);
  }

  public QueuedDeadLetters(SqsClient queues, Grants grants) {
    this.queues = queues;
    this.grants = grants;
  }

  @Override
  public boolean send(String queueArn, Letter letter) {
    boolean allowed =
        grants.allow(queueArn, "sqs:SendMessage", "events.amazonaws.com", letter.ruleArn());
    if (allowed) {
      put(queueArn, letter);
    }
    return allowed;
  }

  private void put(String queueArn, Letter letter) {
    String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
    String url = queues.getQueueUrl(request -> request.queueName(name)).queueUrl();
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    letter.attributes().forEach((key, value) -> attributes.put(key, text(value)));
    queues.sendMessage(
        request -> request.queueUrl(url).messageBody(letter.event()).messageAttributes(attributes));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
