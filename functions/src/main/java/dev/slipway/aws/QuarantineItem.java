package dev.slipway.aws;

import static dev.slipway.aws.Attributes.at;
import static dev.slipway.aws.Attributes.flag;
import static dev.slipway.aws.Attributes.instant;
import static dev.slipway.aws.Attributes.item;
import static dev.slipway.aws.Attributes.optionalTextAt;
import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.textAt;
import static dev.slipway.aws.Attributes.texts;
import static dev.slipway.aws.Attributes.timeAt;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Content;
import dev.slipway.core.Image;
import dev.slipway.core.Quarantine;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an image in quarantine. */
final class QuarantineItem {
  private static final String PREFIX = "quarantine#";

  private QuarantineItem() {}

  static String named(String digest) {
    return PREFIX + digest;
  }

  static boolean isOne(Map<String, AttributeValue> item) {
    return textAt(item, Attributes.ITEM).startsWith(PREFIX);
  }

  static Map<String, AttributeValue> of(String service, Quarantine quarantine) {
    Image image = quarantine.image();
    Cause cause = quarantine.cause();
    Map<String, AttributeValue> item = item(service, named(image.content().digest()));
    item.put("deployment", text(quarantine.deployment()));
    item.put("since", instant(quarantine.since()));
    item.put("repository", text(image.repositoryUri()));
    item.put("digest", text(image.content().digest()));
    item.put("index", flag(image.content().index()));
    image.tag().ifPresent(tag -> item.put("tag", text(tag)));
    item.put("pushedAt", instant(image.pushedAt()));
    item.put("code", text(cause.code().name()));
    item.put("sentence", text(cause.sentence()));
    item.put("evidence", texts(cause.evidence()));
    item.put("nextStep", text(cause.nextStep()));
    return item;
  }

  static Quarantine read(Map<String, AttributeValue> item) {
    return new Quarantine(
        textAt(item, "deployment"), image(item), cause(item), timeAt(item, "since"));
  }

  private static Image image(Map<String, AttributeValue> item) {
    return new Image(
        textAt(item, "repository"),
        new Content(textAt(item, "digest"), at(item, "index").bool()),
        optionalTextAt(item, "tag"),
        timeAt(item, "pushedAt"));
  }

  private static Cause cause(Map<String, AttributeValue> item) {
    return new Cause(
        CauseCode.valueOf(textAt(item, "code")),
        textAt(item, "sentence"),
        at(item, "evidence").l().stream().map(AttributeValue::s).toList(),
        textAt(item, "nextStep"));
  }
}
