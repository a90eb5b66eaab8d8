package dev.slipway.rehearsal.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Topics.Receipt;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

class LocalSnsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final LocalSns sns =
      new LocalSns(Account.LOCAL, new VirtualClock(NOW, new Random(1)), new Journal());

  @ParameterizedTest
  @ValueSource(strings = {"zurück", "two\nlines", " starts with a space"})
  void refusesSubjectsThatSnsRefuses(String subject) {
    String topic = sns.create("pages");
    assertThat(sns.publish(topic, subject, "come"))
        .isEqualTo(new Receipt.Refused("InvalidParameterException", "Invalid parameter: Subject"));
    assertThat(sns.publish(topic, "x".repeat(100), "come")).isInstanceOf(Receipt.Refused.class);
    assertThat(sns.publish(topic, "x".repeat(99), "come")).isInstanceOf(Receipt.Published.class);
  }

  @Test
  void refusesTopicsThereAreNotAndMessagesWithoutText() {
    assertThat(sns.publish("arn:none", "", "lost"))
        .isEqualTo(new Receipt.Refused("NotFoundException", "Topic does not exist"));
    assertThat(sns.publish(sns.create("pages"), "", "")).isInstanceOf(Receipt.Refused.class);
  }

  @Test
  void keepsWhatWasPublished() {
    String topic = sns.create("pages");
    try (TestEndpoint endpoint = new TestEndpoint()) {
      SnsClient client = endpoint.serve(SnsClient.class, sns);

      client.publish(request -> request.topicArn(topic).subject("ALARM").message("come"));

      assertThat(sns.published())
          .containsExactly(new LocalSns.Message(NOW, topic, "ALARM", "come"));
      assertThatThrownBy(
              () -> client.publish(request -> request.topicArn("arn:none").message("lost")))
          .isInstanceOf(NotFoundException.class);
    }
  }
}
