package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.events.EventTarget.Parcel;
import dev.slipway.rehearsal.events.EventTarget.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One event on its way to one target, until it is taken, given up or a dead letter (EventBridge
 * user guide, eb-rule-retry-policy and eb-rule-dlq, read 2026-11).
 */
final class Delivery {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final Delivery.Post post;
  private final Rule rule;
  private final RuleTarget target;
  private final JsonNode event;
  private final Instant began;
  private int retries;

  /** What deliveries work with. */
  record Post(EventTarget carrier, DeadLetters deadLetters, Bus bus) {}

  Delivery(Post post, Rule rule, RuleTarget target, JsonNode event) {
    this.post = post;
    this.rule = rule;
    this.target = target;
    this.event = event;
    this.began = post.bus().clock().now();
  }

  void attempt() {
    Parcel parcel =
        new Parcel(
            event.path("id").asText(),
            rule.arn(),
            target.arn(),
            target.roleArn(),
            target.input().of(event, rule));
    post.carrier().deliver(parcel).thenAccept(this::receipt);
  }

  private void receipt(Receipt receipt) {
    switch (receipt) {
      case Receipt.Accepted _ -> post.bus().write("delivered", rule.name(), target.arn());
      case Receipt.Refused refused -> refused(refused);
    }
  }

  private void refused(Receipt.Refused refused) {
    Optional<String> exhausted = exhausted();
    if (!refused.retry()) {
      giveUp(new DeadLetters.Reason(refused, Optional.empty(), retries));
    } else if (exhausted.isPresent()) {
      giveUp(new DeadLetters.Reason(refused, exhausted, retries));
    } else {
      Duration pause = pause();
      retries++;
      post.bus().later(pause, this::attempt);
    }
  }

  private Optional<String> exhausted() {
    if (retries >= target.persistence().attempts()) {
      return Optional.of("MaximumRetryAttempts");
    }
    Duration age = Duration.between(began, post.bus().clock().now());
    return age.plus(pause()).compareTo(target.persistence().maximumAge()) > 0
        ? Optional.of("MaximumEventAgeInSeconds")
        : Optional.empty();
  }

  private Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(retries, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void giveUp(DeadLetters.Reason reason) {
    String why = reason.refused().code() + ": " + reason.refused().message();
    post.bus().write("undelivered", rule.name(), target.arn() + " " + why);
    target.persistence().deadLetterArn().ifPresent(queue -> bury(queue, letter(reason)));
  }

  private void bury(String queue, DeadLetters.Letter letter) {
    if (!post.deadLetters().send(queue, letter)) {
      post.bus().write("dead-letter-lost", rule.name(), queue + " refuses events.amazonaws.com");
    }
  }

  private DeadLetters.Letter letter(DeadLetters.Reason reason) {
    return new DeadLetters.Letter(event.toString(), rule.arn(), target.arn(), reason);
  }
}
