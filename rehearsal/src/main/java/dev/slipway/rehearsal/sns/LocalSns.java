package dev.slipway.rehearsal.sns;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Topics;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.ErrorDetails;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Topic;

/** Topics that keep what was published, for people and tests to read. */
public final class LocalSns implements SnsClient, Topics {

  /**
   * ASCII that begins with a letter, number or punctuation mark, without line breaks or control
   * characters, shorter than 100 (API Publish, read 2026-11).
   */
  private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,98}");

  private final Account account;
  private final CloudClock clock;
  private final Journal journal;
  private final Set<String> topics = new ConcurrentSkipListSet<>();
  private final List<Message> published = new CopyOnWriteArrayList<>();

  public LocalSns(Account account, CloudClock clock, Journal journal) {
    this.account = account;
    this.clock = clock;
    this.journal = journal;
  }

  /** One published message; the subject is empty when there is none. */
  public record Message(Instant at, String topicArn, String subject, String text) {}

  /** Everything published, in order. */
  public List<Message> published() {
    return List.copyOf(published);
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    if (!topics.contains(request.topicArn())) {
      throw NotFoundException.builder()
          .awsErrorDetails(ErrorDetails.of("NotFound", "Topic does not exist"))
          .statusCode(404)
          .build();
    }
    refuseMalformed(request);
    String subject = request.subject() == null ? "" : request.subject();
    Message message = new Message(clock.now(), request.topicArn(), subject, request.message());
    published.add(message);
    String topic = message.topicArn().substring(message.topicArn().lastIndexOf(':') + 1);
    journal.write(
        new Journal.Entry(
            message.at(),
            "sns",
            "published",
            topic,
            subject.isEmpty() ? message.text() : subject + "\n" + message.text()));
    return PublishResponse.builder().messageId(UUID.randomUUID().toString()).build();
  }

  @Override
  public Receipt publish(String topicArn, String subject, String message) {
    try {
      PublishRequest.Builder request = PublishRequest.builder().topicArn(topicArn).message(message);
      PublishRequest whole = subject.isEmpty() ? request.build() : request.subject(subject).build();
      return new Receipt.Published(publish(whole).messageId());
    } catch (SnsException refused) {
      return new Receipt.Refused(
          refused.getClass().getSimpleName(), refused.awsErrorDetails().errorMessage());
    }
  }

  private static void refuseMalformed(PublishRequest request) {
    if (request.message() == null || request.message().isEmpty()) {
      throw invalid("Invalid parameter: Empty message");
    }
    if (request.subject() != null && !SUBJECT.matcher(request.subject()).matches()) {
      throw invalid("Invalid parameter: Subject");
    }
  }

  private static SnsException invalid(String why) {
    return (SnsException)
        InvalidParameterException.builder()
            .awsErrorDetails(ErrorDetails.of("InvalidParameter", why))
            .statusCode(400)
            .build();
  }

  @Override
  public ListTopicsResponse listTopics(ListTopicsRequest request) {
    return ListTopicsResponse.builder()
        .topics(topics.stream().map(arn -> Topic.builder().topicArn(arn).build()).toList())
        .build();
  }

  @Override
  public String serviceName() {
    return "sns";
  }

  @Override
  public void close() {}

  String create(String name) {
    String arn = account.arn("sns", name);
    topics.add(arn);
    return arn;
  }
}
