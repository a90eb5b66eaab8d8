package dev.slipway.rehearsal.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.events.EventTarget.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class QueuedDeadLettersTest {

  private static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:dead";
  private static final DeadLetters.Letter LETTER =
      new DeadLetters.Letter(
          "{\"id\":\"1\"}",
          "arn:aws:events:us-east-1:111122223333:rule/rule",
          "arn:aws:states:us-east-1:111122223333:stateMachine:machine",
          new DeadLetters.Reason(
              new Receipt.Refused("NO_PERMISSIONS", "no", false), Optional.empty(), 0));

  private final FakeSqs queues = new FakeSqs();

  @Test
  void putsTheEventAndItsReasonIntoTheQueue() {
    boolean sent = new QueuedDeadLetters(queues, (q, a, p, s) -> true).send(QUEUE, LETTER);
    assertThat(sent).isTrue();
    assertThat(queues.sent.getFirst().queueUrl()).isEqualTo("http://queues/dead");
    assertThat(queues.sent.getFirst().messageBody()).isEqualTo("{\"id\":\"1\"}");
    assertThat(queues.sent.getFirst().messageAttributes().get("ERROR_CODE").stringValue())
        .isEqualTo("NO_PERMISSIONS");
  }

  @Test
  void losesTheEventWhenTheQueuesPolicyDoesNotLetEventBridgeSend() {
    boolean sent =
        new QueuedDeadLetters(queues, (q, a, principal, s) -> principal.isEmpty())
            .send(QUEUE, LETTER);
    assertThat(sent).isFalse();
    assertThat(queues.sent).isEmpty();
  }

  private static final class FakeSqs implements SqsClient {

    private final List<SendMessageRequest> sent = new ArrayList<>();

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
      return GetQueueUrlResponse.builder().queueUrl("http://queues/" + request.queueName()).build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      sent.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
