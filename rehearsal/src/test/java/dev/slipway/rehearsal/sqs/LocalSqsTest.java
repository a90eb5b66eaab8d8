package dev.slipway.rehearsal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Former;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class LocalSqsTest {

  private final VirtualClock clock =
      new VirtualClock(Instant.parse("2026-11-23T12:00:00Z"), new Random(1));
  private final List<Double> backlog = new ArrayList<>();
  private final LocalSqs sqs =
      new LocalSqs(Account.LOCAL, clock, (space, name, dimensions, value) -> backlog.add(value));
  private final TestEndpoint endpoint = new TestEndpoint();
  private final SqsClient client = endpoint.serve(SqsClient.class, sqs);
  private final Created queue = new QueueType(sqs).create(resource("Dead", "{}"));

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void hidesAReceivedMessageUntilItsTimeIsOver() {
    send("a");

    assertThat(receive()).extracting(Message::body).containsExactly("a");
    assertThat(receive()).isEmpty();
    clock.advance(Duration.ofSeconds(30));

    assertThat(receive()).extracting(Message::body).containsExactly("a");
  }

  @Test
  void forgetsADeletedMessage() {
    send("a");
    String receipt = receive().getFirst().receiptHandle();

    client.deleteMessage(request -> request.queueUrl(queue.ref()).receiptHandle(receipt));
    clock.advance(Duration.ofMinutes(1));

    assertThat(receive()).isEmpty();
  }

  @Test
  void keepsTheAttributesThatSayWhyItIsDead() {
    client.sendMessage(
        request ->
            request
                .queueUrl(queue.ref())
                .messageBody("{}")
                .messageAttributes(
                    Map.of(
                        "ERROR_CODE",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("NO_PERMISSIONS")
                            .build())));

    assertThat(receive().getFirst().messageAttributes().get("ERROR_CODE").stringValue())
        .isEqualTo("NO_PERMISSIONS");
  }

  @Test
  void countsAndReportsItsBacklog() {
    send("a");
    send("b");
    receive();

    clock.advance(Duration.ofMinutes(1));

    assertThat(backlog).containsExactly(2.0);
    assertThat(
            client
                .getQueueAttributes(
                    request ->
                        request
                            .queueUrl(queue.ref())
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributesAsStrings())
        .containsExactly(Map.entry("ApproximateNumberOfMessages", "2"));
  }

  @Test
  void letsInOnlyTheServicesOfItsPolicy() {
    String arn = (String) queue.attributes().get("Arn");
    assertThat(allowed(arn)).isFalse();

    new QueuePolicyType(sqs).create(policy(arn, "arn:rule"));

    assertThat(allowed(arn)).isTrue();
  }

  @Test
  void takesAnotherPolicyFromItsStack() {
    String arn = (String) queue.attributes().get("Arn");
    QueuePolicyType policies = new QueuePolicyType(sqs);
    Resource before = policy(arn, "arn:other");
    Created created = policies.create(before);
    assertThat(allowed(arn)).isFalse();

    policies.update(policy(arn, "arn:rule"), new Former(created.ref(), before.properties().all()));

    assertThat(allowed(arn)).isTrue();
  }

  @Test
  void saysThatAQueueDoesNotExist() {
    assertThatThrownBy(() -> client.getQueueUrl(request -> request.queueName("none")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  private Resource policy(String arn, String source) {
    return resource(
        "Policy",
        """
        {"Queues": ["%s"], "PolicyDocument": {"Statement": [{"Effect": "Allow",
          "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage",
          "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}}\
        """
            .formatted(queue.ref(), arn, source));
  }

  private boolean allowed(String arn) {
    return sqs.allows(
        "events.amazonaws.com", "sqs:SendMessage", arn, Map.of("aws:SourceArn", "arn:rule"));
  }

  private void send(String body) {
    client.sendMessage(request -> request.queueUrl(queue.ref()).messageBody(body));
  }

  private List<Message> receive() {
    return client.receiveMessage(request -> request.queueUrl(queue.ref())).messages();
  }

  private static Resource resource(String logicalId, String properties) {
    try {
      return new Resource(
          "Stack", logicalId, logicalId, new Properties(new ObjectMapper().readTree(properties)));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
