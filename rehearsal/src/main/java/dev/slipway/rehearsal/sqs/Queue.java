package dev.slipway.rehearsal.sqs;

import dev.slipway.rehearsal.iam.ResourcePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** One standard queue: messages hide when received and come back unless deleted. */
final class Queue {

  private final String name;
  private final Duration visibility;
  private final Map<String, Held> messages = new LinkedHashMap<>();
  private ResourcePolicy policy = new ResourcePolicy(List.of());

  Queue(String name, Duration visibility) {
    this.name = name;
    this.visibility = visibility;
  }

  /** A message, its newest receipt, how often it was received, and until when it hides. */
  private record Held(Message message, Instant sent, int received, Instant hiddenUntil) {}

  String name() {
    return name;
  }

  Duration visibility() {
    return visibility;
  }

  synchronized ResourcePolicy policy() {
    return policy;
  }

  synchronized void setPolicy(ResourcePolicy policy) {
    this.policy = policy;
  }

  synchronized Message send(
      String body, Map<String, MessageAttributeValue> attributes, Instant now) {
    Message.Builder builder =
        Message.builder()
            .messageId(UUID.randomUUID().toString())
            .body(body)
            .md5OfBody(Digests.ofBody(body));
    if (!attributes.isEmpty()) {
      builder
          .messageAttributes(attributes)
          .md5OfMessageAttributes(Digests.ofAttributes(attributes));
    }
    Message message = builder.build();
    messages.put(message.messageId(), new Held(message, now, 0, now));
    notifyAll();
    return message;
  }

  synchronized List<Message> receive(int most, Duration hide, Instant now) {
    List<Message> received = new ArrayList<>();
    for (Held held : List.copyOf(messages.values())) {
      if (received.size() < most && !held.hiddenUntil().isAfter(now)) {
        received.add(receive(held, now.plus(hide)));
      }
    }
    return received;
  }

  private Message receive(Held held, Instant hiddenUntil) {
    int times = held.received() + 1;
    Message shown =
        held.message().toBuilder()
            .receiptHandle(held.message().messageId() + "#" + times)
            .attributesWithStrings(
                Map.of(
                    "SentTimestamp", String.valueOf(held.sent().toEpochMilli()),
                    "ApproximateReceiveCount", String.valueOf(times)))
            .build();
    messages.put(
        held.message().messageId(), new Held(held.message(), held.sent(), times, hiddenUntil));
    return shown;
  }

  synchronized void delete(String receiptHandle) {
    messages.remove(receiptHandle.substring(0, Math.max(0, receiptHandle.indexOf('#'))));
  }

  synchronized void purge() {
    messages.clear();
  }

  synchronized long visible(Instant now) {
    return messages.values().stream().filter(held -> !held.hiddenUntil().isAfter(now)).count();
  }

  synchronized long hidden(Instant now) {
    return messages.size() - visible(now);
  }

  /** Returns when a message was sent or the time is over. */
  synchronized void await(Duration wallTime) {
    try {
      wait(Math.max(1, wallTime.toMillis()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
