package dev.slipway.aws;

import static dev.slipway.aws.Attributes.at;
import static dev.slipway.aws.Attributes.instant;
import static dev.slipway.aws.Attributes.item;
import static dev.slipway.aws.Attributes.milliseconds;
import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.texts;
import static dev.slipway.aws.Attributes.timeAt;

import dev.slipway.core.Asker;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.Climb;
import dev.slipway.core.Deployment;
import dev.slipway.core.GateResult;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.tell.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an attempt; written once, read by people. */
final class AttemptItem {
  static final String PREFIX = "attempt#";
  private static final String UPDATE = "Update";
  private static final int MOST_LINES = 10;
  private static final int LONGEST = 500;

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
    item.put("pushedAt", instant(deployment.image().pushedAt()));
    item.put("announcedAt", instant(deployment.order().requested()));
    item.put("remarks", texts(bounded(attempt.notes().remarks())));
    item.put("gates", gates(attempt));
    deployment.asker().flatMap(Asker::name).ifPresent(name -> item.put("by", text(name)));
    deployment.asker().flatMap(Asker::reason).ifPresent(why -> item.put("reason", text(why)));
    attempt.notes().profile().ifPresent(profile -> putProvenance(item, profile));
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

  private static void putProvenance(Map<String, AttributeValue> item, ImageProfile profile) {
    profile.commit().ifPresent(commit -> item.put("commit", text(commit)));
    profile.builtAt().ifPresent(at -> item.put("builtAt", instant(at)));
    profile.pusher().ifPresent(name -> item.put("pusher", text(name)));
  }

  private static AttributeValue gates(Attempt attempt) {
    return AttributeValue.fromL(attempt.notes().gates().stream().map(AttemptItem::gate).toList());
  }

  private static AttributeValue gate(GateResult result) {
    return AttributeValue.fromM(
        Map.of(
            "gate", text(result.gate()),
            "standing", text(result.standing().name()),
            "sentence", text(Words.cut(result.sentence(), LONGEST))));
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

  // An item has room for 400 KB, and readers of a whole history for less.
  private static List<String> bounded(List<String> lines) {
    return lines.stream().limit(MOST_LINES).map(each -> Words.cut(each, LONGEST)).toList();
  }

  private static AttributeValue cause(Cause cause) {
    return AttributeValue.fromM(
        Map.of(
            "code", text(cause.code().name()),
            "sentence", text(cause.sentence()),
            "evidence", texts(bounded(cause.evidence())),
            "nextStep", text(cause.nextStep())));
  }
}
