package dev.slipway.aws;

import static dev.slipway.aws.Attributes.at;
import static dev.slipway.aws.Attributes.instant;
import static dev.slipway.aws.Attributes.item;
import static dev.slipway.aws.Attributes.milliseconds;
import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.texts;
import static dev.slipway.aws.Attributes.timeAt;

import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.Climb;
import dev.slipway.core.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an attempt; written once, read by people. */
final class AttemptItem {
  static final String PREFIX = "attempt#";
  private static final String UPDATE = "Update";

  private AttemptItem() {}

  /** Sorts by time; duplicates of one deployment may settle in the same millisecond. */
  static String named(Attempt attempt) {
    Deployment deployment = attempt.deployment();
    String execution = deployment.execution();
    return PREFIX
        + String.join(
            "#",
            milliseconds(attempt.settledAt()),
            deployment.id(),
            execution.substring(execution.lastIndexOf(':') + 1));
  }

  static Map<String, AttributeValue> of(Attempt attempt) {
    Deployment deployment = attempt.deployment();
    Map<String, AttributeValue> item = item(deployment.service(), named(attempt));
    item.put("deployment", text(deployment.id()));
    item.put("execution", text(deployment.execution()));
    item.put("trigger", text(deployment.trigger().name()));
    item.put("order", instant(deployment.order().pushed()));
    item.put("image", text(deployment.image().reference()));
    item.put("digest", text(deployment.image().content().digest()));
    item.put("settledAt", instant(attempt.settledAt()));
    item.put("verdict", text(attempt.ending().end().name()));
    item.put("sentence", text(attempt.ending().sentence()));
    item.put("phases", phases(attempt));
    item.put("rungs", rungs(attempt));
    deployment.image().tag().ifPresent(tag -> item.put("tag", text(tag)));
    attempt.taskDefinition().ifPresent(arn -> item.put("taskDefinition", text(arn)));
    attempt.rollbackTarget().ifPresent(arn -> item.put("rollbackTarget", text(arn)));
    attempt.ending().cause().ifPresent(cause -> item.put("cause", cause(cause)));
    return item;
  }

  /** From the update of the service to the end; nothing when it did not come to an update. */
  static Optional<Duration> rollout(Map<String, AttributeValue> item) {
    return Optional.ofNullable(at(item, "phases").m().get(UPDATE))
        .map(begun -> Duration.between(Instant.parse(begun.s()), timeAt(item, "settledAt")));
  }

  private static AttributeValue phases(Attempt attempt) {
    return AttributeValue.fromM(
        attempt.phases().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> instant(each.getValue()))));
  }

  private static AttributeValue rungs(Attempt attempt) {
    return AttributeValue.fromL(attempt.rungs().stream().map(AttemptItem::rung).toList());
  }

  private static AttributeValue rung(Climb climb) {
    return AttributeValue.fromM(
        Map.of(
            "rung", text(climb.rung().name()),
            "target", text(climb.target()),
            "from", instant(climb.from()),
            "to", instant(climb.to()),
            "result", text(climb.result())));
  }

  private static AttributeValue cause(Cause cause) {
    return AttributeValue.fromM(
        Map.of(
            "code", text(cause.code().name()),
            "sentence", text(cause.sentence()),
            "evidence", texts(cause.evidence()),
            "nextStep", text(cause.nextStep())));
  }
}
