package dev.slipway.aws;

import static dev.slipway.aws.Attributes.number;
import static dev.slipway.aws.Attributes.numberAt;
import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.textAt;
import static dev.slipway.aws.Attributes.time;
import static dev.slipway.aws.Attributes.timeAt;

import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.Progress;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attribute of a claim that says how far its rollout has come. */
final class ProgressItem {
  static final String PROGRESS = "progress";

  /** It is not there, or another and earlier one. */
  static final String IS_NEWS =
      "(attribute_not_exists(progress) OR (progress.#since <= :since AND NOT ("
          + "progress.serviceDeployment = :serviceDeployment AND progress.stage = :stage"
          + " AND progress.traffic = :traffic)))";

  private ProgressItem() {}

  /** What {@link #IS_NEWS} compares with, and the whole of it as {@code :progress}. */
  static Map<String, AttributeValue> values(Progress progress) {
    AttributeValue serviceDeployment = text(progress.serviceDeployment());
    AttributeValue stage = text(progress.stage().name());
    AttributeValue traffic = text(Double.toString(progress.stage().productionPercent()));
    AttributeValue since = time(progress.since());
    AttributeValue whole =
        AttributeValue.fromM(
            Map.of(
                "serviceDeployment", serviceDeployment,
                "stage", stage,
                "traffic", traffic,
                "since", since,
                "restSeconds", number(progress.rest().toSeconds())));
    return Map.of(
        ":serviceDeployment", serviceDeployment,
        ":stage", stage,
        ":traffic", traffic,
        ":since", since,
        ":progress", whole);
  }

  static Progress read(Map<String, AttributeValue> values) {
    return new Progress(
        textAt(values, "serviceDeployment"),
        new LifecycleStage(textAt(values, "stage"), Double.parseDouble(textAt(values, "traffic"))),
        timeAt(values, "since"),
        Duration.ofSeconds(numberAt(values, "restSeconds")));
  }
}
