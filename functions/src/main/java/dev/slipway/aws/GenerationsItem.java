package dev.slipway.aws;

import static dev.slipway.aws.Attributes.at;
import static dev.slipway.aws.Attributes.flag;
import static dev.slipway.aws.Attributes.instant;
import static dev.slipway.aws.Attributes.item;
import static dev.slipway.aws.Attributes.optionalTextAt;
import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.textAt;
import static dev.slipway.aws.Attributes.timeAt;

import dev.slipway.core.Content;
import dev.slipway.core.Generations;
import dev.slipway.core.Proven;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a service's proven revisions. */
final class GenerationsItem {
  static final String PROVEN = "proven";
  static final String GENERATIONS = "generations";

  private GenerationsItem() {}

  static Map<String, AttributeValue> of(String service, Generations generations) {
    Map<String, AttributeValue> item = item(service, PROVEN);
    item.put(
        GENERATIONS,
        AttributeValue.fromL(
            generations.newestFirst().stream().map(GenerationsItem::generation).toList()));
    return item;
  }

  private static AttributeValue generation(Proven proven) {
    Map<String, AttributeValue> one = new HashMap<>();
    one.put("taskDefinition", text(proven.taskDefinition()));
    one.put("digest", text(proven.content().digest()));
    one.put("index", flag(proven.content().index()));
    proven.tag().ifPresent(tag -> one.put("tag", text(tag)));
    one.put("since", instant(proven.since()));
    one.put("by", text(proven.by()));
    return AttributeValue.fromM(one);
  }

  static Generations read(Map<String, AttributeValue> item) {
    return new Generations(
        at(item, GENERATIONS).l().stream()
            .map(AttributeValue::m)
            .map(GenerationsItem::generation)
            .toList());
  }

  private static Proven generation(Map<String, AttributeValue> one) {
    return new Proven(
        textAt(one, "taskDefinition"),
        new Content(textAt(one, "digest"), at(one, "index").bool()),
        optionalTextAt(one, "tag"),
        timeAt(one, "since"),
        textAt(one, "by"));
  }
}
