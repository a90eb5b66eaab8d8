package dev.slipway.rehearsal.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One deployment that came to its end.
 *
 * @param started when the workflow entered its first state
 * @param taskDefinition the revision that was rolled out, when it came to that
 * @param rollbackTarget the revision a rollback went or would have gone to
 * @param rungs what a rollback tried, in order
 */
record Attempt(
    Request request,
    Instant started,
    Instant settled,
    Ending ending,
    Optional<String> taskDefinition,
    Optional<String> rollbackTarget,
    List<Rung> rungs) {

  /**
   * What was asked for.
   *
   * @param execution ARN of the execution that drove it
   */
  record Request(
      String deployment, String execution, String trigger, Optional<String> tag, String digest) {}

  /** One step of a rollback. */
  record Rung(
      String rung,
      Optional<String> target,
      Optional<String> from,
      Optional<String> to,
      Optional<String> result) {}

  static Attempt of(Item item) {
    Instant settled = item.time("settledAt");
    return new Attempt(
        new Request(
            item.text("deployment"),
            item.text("execution"),
            item.text("trigger"),
            item.optionalText("tag"),
            item.text("digest")),
        started(item).orElse(settled),
        settled,
        new Ending(item.text("verdict"), item.text("sentence"), item.map("cause").map(Cause::of)),
        item.optionalText("taskDefinition"),
        item.optionalText("rollbackTarget"),
        item.maps("rungs").stream().map(Attempt::rung).toList());
  }

  Duration took() {
    return Duration.between(started, settled);
  }

  private static Optional<Instant> started(Item item) {
    return item.map("phases").stream()
        .flatMap(phases -> phases.values().values().stream())
        .map(AttributeValue::s)
        .map(Instant::parse)
        .min(Comparator.naturalOrder());
  }

  private static Rung rung(Item item) {
    return new Rung(
        item.text("rung"),
        item.optionalText("target"),
        item.optionalText("from"),
        item.optionalText("to"),
        item.optionalText("result"));
  }
}
