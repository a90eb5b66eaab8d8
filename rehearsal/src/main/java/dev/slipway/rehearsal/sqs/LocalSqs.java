package dev.slipway.rehearsal.sqs;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Metrics;
import dev.slipway.rehearsal.iam.ResourcePolicy;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.ErrorDetails;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Standard queues in memory (SQS API reference, read 2026-11). */
public final class LocalSqs implements SqsClient {

  private static final Duration METRIC_PERIOD = Duration.ofMinutes(1);

  private final Account account;
  private final CloudClock clock;
  private final Map<String, Queue> queues = new ConcurrentSkipListMap<>();

  /** Reports every queue's backlog once a minute, as SQS does. */
  public LocalSqs(Account account, CloudClock clock, Metrics metrics) {
    this.account = account;
    this.clock = clock;
    clock.every(METRIC_PERIOD, () -> queues.values().forEach(queue -> report(queue, metrics)));
  }

  private void report(Queue queue, Metrics metrics) {
    metrics.record(
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        Map.of("QueueName", queue.name()),
        queue.visible(clock.now()));
  }

  /**
   * Whether an AWS service may do this with the queue, as the queue's policy says.
   *
   * @param context condition keys and their values, such as {@code aws:SourceArn}
   */
  public boolean allows(
      String service, String action, String queueArn, Map<String, String> context) {
    return Optional.ofNullable(queues.get(name(queueArn)))
        .filter(queue -> queue.policy().allows(service, action, queueArn, context))
        .isPresent();
  }

  /** The URL of a queue, for a caller that has its ARN. */
  public String urlOf(String queueArn) {
    return url(queue(name(queueArn)));
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    Message sent =
        queue(name(request.queueUrl()))
            .send(request.messageBody(), request.messageAttributes(), clock.now());
    return SendMessageResponse.builder()
        .messageId(sent.messageId())
        .md5OfMessageBody(sent.md5OfBody())
        .md5OfMessageAttributes(sent.md5OfMessageAttributes())
        .build();
  }

  /** Waits for {@code WaitTimeSeconds} of cloud time at most. */
  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    Queue queue = queue(name(request.queueUrl()));
    int most = Optional.ofNullable(request.maxNumberOfMessages()).orElse(1);
    Duration hide =
        Optional.ofNullable(request.visibilityTimeout())
            .map(Duration::ofSeconds)
            .orElse(queue.visibility());
    int wait = Optional.ofNullable(request.waitTimeSeconds()).orElse(0);
    List<Message> messages = queue.receive(most, hide, clock.now());
    if (messages.isEmpty() && wait > 0) {
      queue.await(clock.wall(Duration.ofSeconds(wait)));
      messages = queue.receive(most, hide, clock.now());
    }
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    queue(name(request.queueUrl())).delete(request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    queue(name(request.queueUrl())).purge();
    return PurgeQueueResponse.builder().build();
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return GetQueueUrlResponse.builder().queueUrl(url(queue(request.queueName()))).build();
  }

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    return ListQueuesResponse.builder()
        .queueUrls(queues.values().stream().map(this::url).toList())
        .build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    Queue queue = queue(name(request.queueUrl()));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("QueueArn", arn(queue.name()));
    attributes.put("ApproximateNumberOfMessages", String.valueOf(queue.visible(clock.now())));
    attributes.put(
        "ApproximateNumberOfMessagesNotVisible", String.valueOf(queue.hidden(clock.now())));
    attributes.put("VisibilityTimeout", String.valueOf(queue.visibility().toSeconds()));
    List<String> wanted = request.attributeNamesAsStrings();
    if (!wanted.contains("All")) {
      attributes.keySet().retainAll(wanted);
    }
    return GetQueueAttributesResponse.builder().attributesWithStrings(attributes).build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}

  /** Creates an empty queue and gives its ARN. */
  String create(String name, Duration visibility) {
    queues.put(name, new Queue(name, visibility));
    return arn(name);
  }

  void setPolicy(String queueUrl, ResourcePolicy policy) {
    queue(name(queueUrl)).setPolicy(policy);
  }

  private String arn(String name) {
    return account.arn("sqs", name);
  }

  private String url(Queue queue) {
    return "https://sqs."
        + account.region()
        + ".amazonaws.com/"
        + account.id()
        + "/"
        + queue.name();
  }

  private Queue queue(String name) {
    return Optional.ofNullable(queues.get(name))
        .orElseThrow(
            () ->
                QueueDoesNotExistException.builder()
                    .awsErrorDetails(
                        ErrorDetails.of("QueueDoesNotExist", "The specified queue does not exist."))
                    .build());
  }

  /** The last part of a URL or an ARN. */
  private static String name(String urlOrArn) {
    return urlOrArn.substring(Math.max(urlOrArn.lastIndexOf('/'), urlOrArn.lastIndexOf(':')) + 1);
  }
}
